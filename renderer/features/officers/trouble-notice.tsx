import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Trouble } from './officers-store.ts';

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
          title={t('officers.trouble.passphrase-too-short', { minimum: trouble.minimum })}
        />
      );
    case 'too-many-officers':
      return <Notice tone="refer" title={t('officers.trouble.too-many', { most: trouble.most })} />;
    case 'failed':
      return <Notice tone="hit" title={t('officers.trouble.failed', { reason: trouble.reason })} />;
    case 'refused':
    case 'same-passphrase':
    case 'name-not-usable':
    case 'unknown-officer':
    case 'not-yourself':
    case 'last-administrator':
    case 'asylum-officer-needed':
    case 'no-answer':
      return <Notice tone="refer" title={t(`officers.trouble.${trouble.kind}`)} />;
  }
}
