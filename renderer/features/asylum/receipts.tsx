import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Case } from '#shared/asylum/case.ts';
import type { Addressee } from '#shared/protection/recipient.ts';
import { recipientWords } from './asylum-words.ts';

type Props = { readonly state: Pick<Case, 'forwardings'>; readonly message: string };

/** What the bureau says that it sent on over I-24/7, and to whom. */
export function Receipts({ state, message }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  return state.forwardings
    .filter((one) => one.message === message)
    .map(({ to, on, by, reference }) => (
      <p key={to}>
        <Icon name="check" size={18} />{' '}
        {t('asylum.forwarded', {
          to: recipientWords(speech, recipientIn(to)),
          moment: speech.moment(on),
          by,
        })}{' '}
        <bdi>{reference}</bdi>
      </p>
    ));
}

/** Keys are written by `keyOf`: a State's bureau has its code after a space. */
export function recipientIn(key: string): Addressee {
  const [kind, code] = key.split(' ');
  if (kind === 'ncb' && code !== undefined) return { kind: 'ncb', state: code };
  for (const known of ['own-ncb', 'asylum-authority', 'general-secretariat', 'ccf'] as const) {
    if (known === kind) return { kind: known };
  }
  // A newer station knows more kinds; it is named as it is written.
  return { kind: 'group', name: key, states: [] };
}
