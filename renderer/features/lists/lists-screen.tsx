import type { StoreApi } from 'zustand/vanilla';
import type { EngineStatus } from '#renderer/engine/contract.ts';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card, Main, PageHead } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { InstallCard } from './install-card.tsx';
import type { InstallStore } from './install-store.ts';
import { ListTable } from './list-table.tsx';
import styles from './lists.module.css';

const c = classesOf(styles);

type Props = {
  readonly status: EngineStatus;
  readonly installing: StoreApi<InstallStore>;
  readonly now: Date;
};

/** What this post can search, how old it is, and whether it may still be relied on. */
export function ListsScreen({ status, installing, now }: Props) {
  const { t } = useSpeech();
  return (
    <Main label={t('lists.title')}>
      <PageHead
        title={t('lists.title')}
        {...(status.release === null
          ? {}
          : { about: t('lists.release', { version: status.release }) })}
      />
      <FailureNotice status={status} />
      {status.state === 'starting' ? (
        <Notice tone="plain" icon="lists" title={t('lists.state.starting')}>
          {t('lists.install.none')}
        </Notice>
      ) : null}
      <InstallCard status={status} store={installing} />
      {status.state === 'ready' && isStale(status, now) ? (
        <Notice tone="refer" title={t('lists.stale')}>
          {t('lists.stale-detail')}
        </Notice>
      ) : null}
      {status.release === null ? null : (
        <Card>
          <dl className={c('dates')}>
            <DateFact name={t('lists.published')} iso={status.publishedAt} />
            <DateFact name={t('lists.activated')} iso={status.activatedAt} />
            <DateFact name={t('lists.expires')} iso={status.expires} />
          </dl>
        </Card>
      )}
      {status.lists.length === 0 ? null : <ListTable lists={status.lists} />}
    </Main>
  );
}

/** Past the date until which its publisher calls the release fresh: a warning, never a stop. */
const isStale = ({ expires }: EngineStatus, now: Date): boolean =>
  expires !== null && new Date(expires).getTime() < now.getTime();

function DateFact({ name, iso }: { readonly name: string; readonly iso: string | null }) {
  const speech = useSpeech();
  return (
    <div>
      <dt>{name}</dt>
      <dd>{iso === null ? speech.t('common.unknown') : speech.moment(iso)}</dd>
    </div>
  );
}
