import { Button } from '#renderer/ui/button.tsx';
import { Choice, SearchChoice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { documentCategorySchema, documentTypeSchema } from '#shared/documents/sltd-record.ts';
import type { Finding } from '#shared/reports/finding.ts';
import {
  LONGEST_INFORMATION,
  LONGEST_REFERENCE,
  type ReportDraft,
  type ReportField,
} from '#shared/reports/report.ts';
import { findingWords } from './report-words.ts';
import styles from './reports.module.css';

const c = classesOf(styles);

type Props = {
  readonly draft: ReportDraft;
  readonly set: (part: Partial<ReportDraft>) => void;
  readonly findings: readonly Finding[];
};

/** What a field is told: its finding in words, or null. */
function useErrors(findings: readonly Finding[]) {
  const speech = useSpeech();
  return (field: ReportField): string | null => {
    const found = findings.find((finding) => finding.field === field);
    return found === undefined ? null : findingWords(speech, found);
  };
}

const PRESETS = ['refugee-travel-document', 'stateless-travel-document', 'passport'] as const;

/** The documents that are reported most, by one press. */
export function Presets({ draft, set }: Props) {
  const { t } = useSpeech();
  return (
    <fieldset className={c('presets')}>
      <legend>{t('reports.presets')}</legend>
      {PRESETS.map((documentType) => (
        <Button
          key={documentType}
          kind={draft.documentType === documentType ? 'primary' : 'quiet'}
          onPress={() => set({ documentType })}
        >
          {t(`reports.preset.${documentType}`)}
        </Button>
      ))}
    </fieldset>
  );
}

/** Which document it is, and what is the matter with it. */
export function PaperFields({ draft, set, findings }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const error = useErrors(findings);
  const isBlank = draft.category === 'stolen-blank';
  return (
    <div className={c('pair')}>
      <WithError error={error('documentType')}>
        <Choice
          label={t('reports.field.documentType')}
          options={documentTypeSchema.options.map((id) => ({ id, text: t(`document.${id}`) }))}
          value={draft.documentType}
          onChange={(documentType) => set({ documentType })}
        />
      </WithError>
      <WithError error={error('category')}>
        <Choice
          label={t('reports.field.category')}
          options={documentCategorySchema.options.map((id) => ({
            id,
            text: t(`category.${id}`),
          }))}
          value={draft.category}
          onChange={(category) => set({ category })}
        />
      </WithError>
      <TextField
        label={t(isBlank ? 'reports.first-number' : 'reports.field.documentNumber')}
        value={draft.documentNumber}
        onChange={(documentNumber) => set({ documentNumber })}
        error={error('documentNumber')}
        maxLength={40}
        autoFocus
        mono
        ltr
      />
      {isBlank ? (
        <TextField
          label={t('reports.field.lastDocumentNumber')}
          value={draft.lastDocumentNumber}
          onChange={(lastDocumentNumber) => set({ lastDocumentNumber })}
          error={error('lastDocumentNumber')}
          hint={t('reports.last-hint')}
          optional={t('common.optional')}
          maxLength={40}
          mono
          ltr
        />
      ) : null}
      <div className={c('given')}>
        <span>{t('reports.field.issuingState')}</span>
        <b>{speech.stateName(draft.issuingState)}</b>
        <small>{error('issuingState') ?? t('reports.own-only')}</small>
      </div>
    </div>
  );
}

const DAYS = ['dateOfTheft', 'dateOfIssue', 'dateOfExpiry', 'reviewDate'] as const;

/** All that may be said besides, and nothing about the holder. */
export function OtherFields({ draft, set, findings }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const error = useErrors(findings);
  return (
    <div className={c('pair')}>
      {DAYS.map((field) => (
        <TextField
          key={field}
          label={t(`reports.field.${field}`)}
          value={draft[field]}
          onChange={(text) => set({ [field]: text })}
          error={error(field)}
          hint={t(field === 'reviewDate' ? 'reports.review-hint' : 'audit.filter.day-hint')}
          optional={t('common.optional')}
          maxLength={10}
          ltr
        />
      ))}
      <SearchChoice
        label={t('reports.field.theftCountry')}
        options={speech.states().map(({ code, name }) => ({ id: code, text: name, code }))}
        value={draft.theftCountry}
        onChange={(theftCountry) => set({ theftCountry })}
        error={error('theftCountry')}
      />
      <TextField
        label={t('reports.field.nationalReference')}
        value={draft.nationalReference}
        onChange={(nationalReference) => set({ nationalReference })}
        error={error('nationalReference')}
        optional={t('common.optional')}
        maxLength={LONGEST_REFERENCE}
      />
      <div className={c('whole')}>
        <TextField
          label={t('reports.field.additionalInformation')}
          value={draft.additionalInformation}
          onChange={(additionalInformation) => set({ additionalInformation })}
          error={error('additionalInformation')}
          hint={t('reports.no-names')}
          optional={t('common.optional')}
          lines={2}
          maxLength={LONGEST_INFORMATION}
        />
      </div>
    </div>
  );
}

function WithError({
  error,
  children,
}: {
  readonly error: string | null;
  readonly children: React.ReactNode;
}) {
  return (
    <div className={c('withError')}>
      {children}
      {error === null ? null : <span role="alert">{error}</span>}
    </div>
  );
}
