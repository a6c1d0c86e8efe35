import { FileTrigger } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { DialogActions, ModalDialog } from '#renderer/ui/modal-dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ORDER_LIMIT } from '#shared/exchange/orders.ts';
import styles from './order.module.css';
import type { OrderStep, OrderStore } from './order-store.ts';

const c = classesOf(styles);

type Props = { readonly store: StoreApi<OrderStore> };

/** Picks a file; what it orders is asked about before the station is told. */
export function TakeOrderButton({ store }: Props) {
  const { t } = useSpeech();
  const pick = async (files: FileList | null): Promise<void> => {
    const file = files?.item(0);
    if (!file) return;
    const { show } = store.getState();
    // Something that long is no order: it is not even read.
    show(file.size > ORDER_LIMIT ? '' : await file.text().catch(() => ''));
  };
  return (
    <FileTrigger acceptedFileTypes={['.json']} onSelect={(files) => void pick(files)}>
      <Button>{t('orders.take')}</Button>
    </FileTrigger>
  );
}

/** What came of it, and the question before it. */
export function OrderDialog({ store }: Props) {
  const { t } = useSpeech();
  const step = useStore(store, (state) => state.step);
  const { leave, handOver } = store.getState();
  const asked = step.kind === 'asking' || step.kind === 'handing-over' ? step.order : null;
  return (
    <>
      <Answer step={step} />
      <ModalDialog
        title={asked === null ? '' : t(`orders.${asked.order}`)}
        open={asked !== null}
        onClose={leave}
        urgent
      >
        {asked === null ? null : (
          <div className={c('question')}>
            <p>{t(`orders.${asked.order}-effect`)}</p>
            <dl className={c('facts')}>
              <dt>{t('orders.issued')}</dt>
              <dd>
                <Moment iso={asked.issuedAt} />
              </dd>
              {asked.reason === '' ? null : (
                <>
                  <dt>{t('orders.reason')}</dt>
                  <dd dir="auto">{asked.reason}</dd>
                </>
              )}
              <dt>{t('orders.number')}</dt>
              <dd className={c('number')}>{asked.id}</dd>
            </dl>
            <p className={c('proof')}>{t('orders.proof')}</p>
            <DialogActions>
              <Button onPress={leave}>{t('common.cancel')}</Button>
              <Button
                kind={asked.order === 'rotate' ? 'primary' : 'danger'}
                disabled={step.kind === 'handing-over'}
                onPress={() => void handOver()}
              >
                {t(
                  step.kind === 'handing-over' ? 'orders.handing-over' : `orders.${asked.order}-do`,
                )}
              </Button>
            </DialogActions>
          </div>
        )}
      </ModalDialog>
    </>
  );
}

function Moment({ iso }: { readonly iso: string }) {
  return <>{useSpeech().moment(iso)}</>;
}

function Answer({ step }: { readonly step: OrderStep }) {
  const { t } = useSpeech();
  if (step.kind === 'unreadable') {
    return (
      <Notice tone="refer" title={t('orders.refused')}>
        {t('orders.refused.not-an-order')}
      </Notice>
    );
  }
  if (step.kind === 'no-answer') return <Notice tone="refer" title={t('orders.no-answer')} />;
  if (step.kind !== 'answered') return null;
  const { answer } = step;
  switch (answer.kind) {
    case 'taken':
      return <Notice tone="plain" icon="check" title={t(`orders.${answer.order}-taken`)} />;
    case 'refused':
      return (
        <Notice tone={answer.why === 'bad-signature' ? 'hit' : 'refer'} title={t('orders.refused')}>
          {t(`orders.refused.${answer.why}`)}
        </Notice>
      );
    case 'failed':
      return (
        <Notice tone="hit" title={t('orders.failed')}>
          {t('common.for-administrator', { detail: answer.reason })}
        </Notice>
      );
  }
}
