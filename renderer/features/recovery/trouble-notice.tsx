import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Trouble } from './recovery-store.ts';

/** Why it was not done, and what to do instead. */
export function TroubleNotice({ trouble }: { readonly trouble: Trouble | null }) {
  const { t } = useSpeech();
  if (trouble === null) return null;
  switch (trouble.kind) {
    case 'wait':
      return <Notice tone="refer" title={t('sign-in.wait', { count: trouble.seconds })} />;
    case 'passphrase-too-short':
      return (
        <Notice
          tone="refer"
          title={t('recovery.trouble.passphrase-too-short', { minimum: trouble.minimum })}
        />
      );
    case 'keychain-damaged':
    case 'keychain-refused':
    case 'failed':
      return (
        <Notice tone="hit" title={t(`recovery.trouble.${trouble.kind}`)}>
          {t('shell.damaged.reason', { reason: trouble.reason })}
        </Notice>
      );
    case 'unavailable':
      return <Notice tone="hit" title={t(`recovery.unavailable.${trouble.why}`)} />;
    case 'other-post':
    case 'other-request':
    case 'cannot-open':
    case 'wrong-key':
    case 'keychain-lost':
      return <Notice tone="hit" title={t(`recovery.trouble.${trouble.kind}`)} />;
    case 'refused':
    case 'not-asked':
    case 'not-an-answer':
    case 'unknown-officer':
    case 'already-asked':
    case 'signed-in':
    case 'no-answer':
      return <Notice tone="refer" title={t(`recovery.trouble.${trouble.kind}`)} />;
  }
}
