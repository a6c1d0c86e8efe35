/** The fields that more than one form of a case has, each in one place so that they look and read alike. */
import { Choice } from '#renderer/ui/choice.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { type ExchangeLanguage, exchangeLanguageSchema } from '#shared/asylum/exchange.ts';

type OneOfProps<Id extends string> = {
  readonly label: string;
  readonly ids: readonly Id[];
  readonly words: (id: Id) => string;
  /** Null while nothing is chosen. */
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly autoFocus?: boolean;
};

/** One of a few things, in words. */
export function OneOf<Id extends string>(props: OneOfProps<Id>) {
  const { label, ids, words, value, onChange, autoFocus = false } = props;
  return (
    <Choice
      label={label}
      options={ids.map((id) => ({ id, text: words(id) }))}
      value={value ?? ''}
      onChange={(chosen) => {
        const id = ids.find((one) => one === chosen);
        if (id !== undefined) onChange(id);
      }}
      autoFocus={autoFocus}
    />
  );
}

type FieldProps<Value> = {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
};

/** The law that permits it. */
export function LegalBasisField({
  value,
  onChange,
  longest = 500,
}: FieldProps<string> & { readonly longest?: number }) {
  const { t } = useSpeech();
  return (
    <TextField
      label={t('asylum.legal-basis')}
      value={value}
      onChange={onChange}
      maxLength={longest}
    />
  );
}

/** The language in which the bureau reads it. */
export function LanguageField({ value, onChange }: FieldProps<ExchangeLanguage>) {
  const { t } = useSpeech();
  return (
    <OneOf
      label={t('asylum.language')}
      ids={exchangeLanguageSchema.options}
      words={(id) => t(`asylum.language.${id}`)}
      value={value}
      onChange={onChange}
    />
  );
}

/** Why a step is taken. */
export function ReasonField({
  value,
  onChange,
  autoFocus = false,
}: FieldProps<string> & { readonly autoFocus?: boolean }) {
  const { t } = useSpeech();
  return (
    <TextField
      label={t('asylum.reason')}
      value={value}
      onChange={onChange}
      lines={2}
      maxLength={1000}
      autoFocus={autoFocus}
    />
  );
}
