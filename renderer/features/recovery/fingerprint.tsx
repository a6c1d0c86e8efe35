import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import styles from './recovery.module.css';

const c = classesOf(styles);

/** Eight groups of digits to be read aloud, one after the other, left to right in every language. */
export function Fingerprint({ text }: { readonly text: string }) {
  const { t } = useSpeech();
  return (
    <figure className={c('fingerprint')}>
      <figcaption>{t('recovery.fingerprint')}</figcaption>
      <ol dir="ltr">
        {text.split(' ').map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same digits
          <li key={index}>{group}</li>
        ))}
      </ol>
    </figure>
  );
}
