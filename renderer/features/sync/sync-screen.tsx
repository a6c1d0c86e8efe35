import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card, Main, PageHead } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Progress } from '#renderer/ui/progress.tsx';
import type { SyncStatus } from '#shared/station/sync-status.ts';
import type { OrderStore } from './order-store.ts';
import styles from './sync.module.css';
import type { SyncStore } from './sync-store.ts';
import { OrderDialog, TakeOrderButton } from './take-order.tsx';

const c = classesOf(styles);

type Props = {
  readonly store: StoreApi<SyncStore>;
  readonly order: StoreApi<OrderStore>;
  readonly now: Date;
};

/** What waits, what went, and what stands in the way. */
export function SyncScreen({ store, order, now }: Props) {
  const { t } = useSpeech();
  const status = useStore(store, (state) => state.status);
  const asking = useStore(store, (state) => state.asking);
  const running = asking === 'running' || status?.state === 'running';
  return (
    <Main label={t('sync.title')}>
      <PageHead title={t('sync.title')}>
        <div className={c('head')}>
          <TakeOrderButton store={order} />
          <Button kind="primary" disabled={running} onPress={() => void store.getState().syncNow()}>
            {t(running ? 'sync.running' : 'sync.now')}
          </Button>
        </div>
      </PageHead>
      <OrderDialog store={order} />
      {asking === 'failed' ? <Notice tone="refer" title={t('sync.failed-call')} /> : null}
      {status === null ? (
        <Notice tone="plain" title={t('sync.unknown')} />
      ) : (
        <Status status={status} now={now} />
      )}
    </Main>
  );
}

function Status({ status, now }: { readonly status: SyncStatus; readonly now: Date }) {
  const speech = useSpeech();
  const { t } = speech;
  const { download, waiting, acknowledged, lastContact, nextAttempt } = status;
  return (
    <>
      <Failure status={status} />
      {download === null ? null : (
        <Card>
          <Progress
            label={t('sync.download', { version: download.version })}
            done={download.bytes}
            all={download.of}
            text={t('size.of', {
              done: speech.size(download.bytes),
              all: speech.size(download.of),
            })}
          />
        </Card>
      )}
      <Card>
        <div className={c('link')}>
          <i className={c(status.online && 'online')} aria-hidden="true" />
          <div>
            <b>{t(status.online ? 'sync.online' : 'sync.offline')}</b>
            <p>{t(status.online ? 'sync.online-detail' : 'sync.offline-detail')}</p>
          </div>
          <dl className={c('times')}>
            <div>
              <dt>{t('sync.last-contact')}</dt>
              <dd>
                {lastContact === null
                  ? t('common.never')
                  : speech.join(speech.ago(lastContact, now), speech.moment(lastContact))}
              </dd>
            </div>
            <div>
              <dt>{t('sync.next-attempt')}</dt>
              <dd>{nextAttempt === null ? t('sync.no-attempt') : speech.moment(nextAttempt)}</dd>
            </div>
          </dl>
        </div>
      </Card>
      <div className={c('lanes')}>
        {(['urgent', 'routine'] as const).map((lane) => (
          <Card key={lane}>
            <h2 className={c('lane')}>{t(`sync.${lane}`)}</h2>
            <p className={c('about')}>{t(`sync.${lane}-about`)}</p>
            <dl className={c('counts')}>
              <div className={c(waiting[lane] > 0 && 'waiting')}>
                <dd>{speech.number(waiting[lane])}</dd>
                <dt>{t('sync.waiting')}</dt>
              </div>
              <div>
                <dd>{speech.number(acknowledged[lane])}</dd>
                <dt>{t('sync.acknowledged')}</dt>
              </div>
            </dl>
          </Card>
        ))}
      </div>
    </>
  );
}

const GRAVE: readonly string[] = ['bad-signature', 'fork', 'revoked', 'disk-full'];

function Failure({ status }: { readonly status: SyncStatus }) {
  const { t } = useSpeech();
  const { lastFailure } = status;
  if (lastFailure === null) return null;
  const { kind, detail } = lastFailure;
  return (
    <Notice tone={GRAVE.includes(kind) ? 'hit' : 'refer'} title={t(`sync.failure.${kind}`)}>
      {t(`sync.failure.${kind}-remedy`)}
      {detail === '' ? null : (
        <small className={c('technical')}>{t('common.for-administrator', { detail })}</small>
      )}
    </Notice>
  );
}
