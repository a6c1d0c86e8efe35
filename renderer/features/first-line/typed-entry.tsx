import { type FormEvent, useMemo, useState } from 'react';
import { Form, Group } from 'react-aria-components';
import { Button } from '#renderer/ui/button.tsx';
import { Choice, type Option, SearchChoice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { DialogActions, ModalDialog } from '#renderer/ui/modal-dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { documentTypeSchema } from '#shared/documents/sltd-record.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import styles from './first-line.module.css';
import {
  NOTHING_TYPED,
  readTyped,
  type TypedDate,
  type TypedProblem,
  type TypedTraveller,
} from './typed-traveller.ts';

const c = classesOf(styles);

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onScreen: (traveller: Traveller) => void;
};

/** For documents without machine readable lines, or that cannot be read. */
export function TypedEntry({ open, onClose, onScreen }: Props) {
  const { t } = useSpeech();
  return (
    <ModalDialog title={t('desk.type-title')} open={open} onClose={onClose} wide>
      <EntryForm onClose={onClose} onScreen={onScreen} />
    </ModalDialog>
  );
}

const SEXES = ['F', 'M', 'X', 'U'] as const;

function EntryForm({ onClose, onScreen }: Omit<Props, 'open'>) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState<TypedTraveller>(NOTHING_TYPED);
  const [problems, setProblems] = useState<readonly TypedProblem[]>([]);
  const put = (change: Partial<TypedTraveller>): void => setTyped({ ...typed, ...change });
  const problem = (field: TypedProblem['field']): string | null => {
    const found = problems.find((each) => each.field === field);
    return found === undefined ? null : t(`desk.type.${found.why}`);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const read = readTyped(typed);
    if (!read.ok) {
      setProblems(read.failure);
      return;
    }
    onScreen(read.value);
    onClose();
  };
  return (
    <Form onSubmit={submit} className={c('entry')}>
      <p className={c('entryAbout')}>{t('desk.type-about')}</p>
      <TextField
        label={t('desk.type.primary')}
        value={typed.primaryIdentifier}
        onChange={(primaryIdentifier) => put({ primaryIdentifier })}
        error={problem('primaryIdentifier')}
        maxLength={200}
        autoFocus
      />
      <TextField
        label={t('desk.type.secondary')}
        value={typed.secondaryIdentifier}
        onChange={(secondaryIdentifier) => put({ secondaryIdentifier })}
        maxLength={200}
      />
      <TextField
        label={t('desk.type.original')}
        optional={t('common.optional')}
        value={typed.originalScriptName}
        onChange={(originalScriptName) => put({ originalScriptName })}
        maxLength={200}
      />
      <Choice
        label={t('desk.sex')}
        options={SEXES.map((id) => ({ id, text: t(`sex.${id}`) }))}
        value={typed.sex}
        onChange={(id) => put({ sex: SEXES.find((sex) => sex === id) ?? 'U' })}
      />
      <DateFields
        label={t('desk.type.birth')}
        hint={t('desk.type.birth-hint')}
        date={typed.birth}
        onChange={(birth) => put({ birth })}
        error={problem('birth')}
      />
      <StateField
        label={t('desk.nationality')}
        value={typed.nationality}
        onChange={(nationality) => put({ nationality })}
      />
      <DocumentFields typed={typed} put={put} problem={problem} />
      <div className={c('entryEnd')}>
        <DialogActions>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" submits>
            {t('desk.type.submit')}
          </Button>
        </DialogActions>
      </div>
    </Form>
  );
}

type DocumentFieldsProps = {
  readonly typed: TypedTraveller;
  readonly put: (change: Partial<TypedTraveller>) => void;
  readonly problem: (field: TypedProblem['field']) => string | null;
};

function DocumentFields({ typed, put, problem }: DocumentFieldsProps) {
  const { t } = useSpeech();
  const kinds: readonly Option[] = [
    ...documentTypeSchema.options.map((id) => ({ id, text: t(`document.${id}`) })),
    { id: 'none', text: t('desk.type.no-document') },
  ];
  return (
    <>
      <Choice
        label={t('desk.type.document-type')}
        options={kinds}
        value={typed.documentType}
        onChange={(id) => put({ documentType: documentTypeSchema.safeParse(id).data ?? 'none' })}
      />
      {typed.documentType === 'none' ? null : (
        <>
          <TextField
            label={t('desk.type.number')}
            value={typed.documentNumber}
            onChange={(documentNumber) => put({ documentNumber })}
            error={problem('documentNumber')}
            maxLength={40}
            mono
            ltr
          />
          <StateField
            label={t('desk.type.issuing-state')}
            value={typed.issuingState}
            onChange={(issuingState) => put({ issuingState })}
            error={problem('issuingState')}
          />
          <DateFields
            label={t('desk.type.expiry')}
            date={typed.expiry}
            onChange={(expiry) => put({ expiry })}
            error={problem('expiry')}
          />
        </>
      )}
    </>
  );
}

type StateFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly error?: string | null;
};

function StateField({ label, value, onChange, error = null }: StateFieldProps) {
  const speech = useSpeech();
  const options = useMemo(
    () => speech.states().map(({ code, name }) => ({ id: code, text: name, code })),
    [speech],
  );
  return (
    <SearchChoice
      label={label}
      hint={speech.t('desk.type.state-hint')}
      options={options}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}

type DateFieldsProps = {
  readonly label: string;
  readonly date: TypedDate;
  readonly onChange: (date: TypedDate) => void;
  readonly error: string | null;
  readonly hint?: string;
};

function DateFields({ label, date, onChange, error, hint }: DateFieldsProps) {
  const { t } = useSpeech();
  const part = (name: keyof TypedDate, length: number) => (
    <TextField
      label={t(`desk.type.${name}`)}
      value={date[name]}
      onChange={(value) => onChange({ ...date, [name]: value })}
      inputMode="numeric"
      maxLength={length}
      ltr
    />
  );
  return (
    <Group className={c('dates')} aria-label={label}>
      <span className={c('datesLabel')}>{label}</span>
      <div className={c('dateParts')}>
        {part('day', 2)}
        {part('month', 2)}
        {part('year', 4)}
      </div>
      {error === null ? null : <span className={c('dateError')}>{error}</span>}
      {hint === undefined || error !== null ? null : <span className={c('dateHint')}>{hint}</span>}
    </Group>
  );
}
