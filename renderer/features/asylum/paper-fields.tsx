import { Button } from '#renderer/ui/button.tsx';
import { Choice, SearchChoice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { documentTypeSchema } from '#shared/documents/sltd-record.ts';
import type { PresentedDocument } from '#shared/screening/traveller.ts';
import styles from './case.module.css';
import type { PersonProps } from './case-props.ts';

const c = classesOf(styles);

const NO_PAPER: PresentedDocument = {
  documentType: 'passport',
  documentCode: '',
  documentNumber: '',
  issuingState: '',
  dateOfExpiry: null,
};

/** The papers of a person, or why there are none. */
export function PaperFields({ person, onChange }: PersonProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { documents } = person;
  const set = (at: number, part: Partial<PresentedDocument>): void => {
    onChange({
      ...person,
      documents: documents.map((paper, index) => (index === at ? { ...paper, ...part } : paper)),
    });
  };
  return (
    <>
      {documents.map((paper, at) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: papers have nothing else that stays while they are typed.
          key={at}
          className={c('variant')}
        >
          <legend>{t('asylum.papers')}</legend>
          <Choice
            label={t('asylum.paper-kind')}
            options={documentTypeSchema.options.map((id) => ({ id, text: t(`document.${id}`) }))}
            value={paper.documentType}
            onChange={(id) => set(at, { documentType: documentTypeSchema.parse(id) })}
          />
          <SearchChoice
            label={t('field.issuingState')}
            options={speech.states().map(({ code, name }) => ({ id: code, text: name, code }))}
            value={paper.issuingState}
            onChange={(issuingState) => set(at, { issuingState })}
          />
          <TextField
            label={t('field.documentNumber')}
            value={paper.documentNumber}
            onChange={(documentNumber) => set(at, { documentNumber })}
            maxLength={40}
            mono
            ltr
          />
          <Button onPress={() => onChange({ ...person, documents: documents.toSpliced(at, 1) })}>
            {t('asylum.paper-remove')}
          </Button>
        </fieldset>
      ))}
      {documents.length > 0 ? null : (
        <TextField
          label={t('asylum.no-papers-reason')}
          value={person.withoutDocuments}
          onChange={(withoutDocuments) => onChange({ ...person, withoutDocuments })}
          maxLength={300}
        />
      )}
      <div>
        <Button
          disabled={documents.length >= 10}
          onPress={() => onChange({ ...person, documents: [...documents, NO_PAPER] })}
        >
          {t('asylum.paper-add')}
        </Button>
      </div>
    </>
  );
}
