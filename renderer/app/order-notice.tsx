import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { OrderNotice as Shown } from '#shared/station/session.ts';

/** What an order of the hub has made of this post: said before anyone signs in. */
export function OrderNotice({ notice }: { readonly notice: Shown | null }) {
  const { t, moment } = useSpeech();
  if (notice === null) return null;
  const { order, at } = notice;
  const technical = t('orders.by', { order, at: moment(at) });
  if (notice.kind === 'revoked') {
    return (
      <Notice tone="hit" title={t('orders.is-revoked')}>
        {t('orders.is-revoked-remedy')} <small>{technical}</small>
      </Notice>
    );
  }
  return (
    <Notice tone="refer" title={t('orders.is-wiped', { post: notice.post })}>
      {t(notice.leftForHub ? 'orders.is-wiped-left' : 'orders.is-wiped-remedy')}{' '}
      <small>{technical}</small>
    </Notice>
  );
}
