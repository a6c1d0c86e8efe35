import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { cannotBecomeSame, isTypedTwice } from '#renderer/ui/typed-twice.ts';
import styles from './officers.module.css';

const c = classesOf(styles);

export type NewPassphrase = { readonly words: string; readonly again: string };
export const NO_PASSPHRASE: NewPassphrase = { words: '', again: '' };
export const isWhole = ({ words, again }: NewPassphrase): boolean => isTypedTwice(words, again);

type Props = {
  readonly value: NewPassphrase;
  readonly onChange: (value: NewPassphrase) => void;
};

/** A passphrase that nobody knows yet: typed twice, or shown. */
export function PassphraseFields({ value, onChange }: Props) {
  const { t } = useSpeech();
  const [shown, setShown] = useState(false);
  const { words, again } = value;
  const type = shown ? 'text' : 'password';
  const differ = cannotBecomeSame(words, again);
  return (
    <div className={c('passphrases')}>
      <TextField
        label={t('officers.new-passphrase')}
        hint={t('enrol.passphrase-hint')}
        type={type}
        value={words}
        onChange={(next) => onChange({ words: next, again })}
        autoComplete="new-password"
      />
      <TextField
        label={t('enrol.passphrase-again')}
        type={type}
        value={again}
        onChange={(next) => onChange({ words, again: next })}
        error={differ ? t('enrol.differ') : null}
        autoComplete="new-password"
      />
      <Button kind="bare" onPress={() => setShown(!shown)}>
        {t(shown ? 'sign-in.hide' : 'sign-in.show')}
      </Button>
    </div>
  );
}
