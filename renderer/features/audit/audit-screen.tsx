import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card, Main, PageHead } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Officer } from '#shared/station/session.ts';
import styles from './audit.module.css';
import { AuditFilters } from './audit-filters.tsx';
import type { AuditStore, Shown } from './audit-store.ts';
import { AuditTable } from './audit-table.tsx';
import { ChainsCard } from './chains-card.tsx';
import { ExportCard } from './export-card.tsx';

const c = classesOf(styles);

type Props = {
  readonly store: StoreApi<AuditStore>;
  readonly officers: readonly Officer[];
};

/** What was done at this post, by whom, and whether the record of it is whole. */
export function AuditScreen({ store, officers }: Props) {
  const { t } = useSpeech();
  const { question, shown, chains, exported } = useStore(store);
  useEffect(() => {
    void store.getState().ask(store.getState().question);
    void store.getState().check();
    return () => store.getState().forgetExport();
  }, [store]);
  return (
    <Main label={t('audit.title')}>
      <PageHead title={t('audit.title')} about={t('audit.about')}>
        <Button
          disabled={shown.kind !== 'known' || exported.kind === 'working'}
          onPress={() => void store.getState().exportAll()}
        >
          {t(exported.kind === 'working' ? 'audit.exporting' : 'audit.export')}
        </Button>
      </PageHead>
      <ExportCard exported={exported} onClose={() => store.getState().forgetExport()} />
      <ChainsCard chains={chains} onCheck={() => void store.getState().check()} />
      <Card>
        <AuditFilters
          officers={officers}
          asked={question}
          onAsk={(next) => void store.getState().ask(next)}
        />
      </Card>
      <Rows
        shown={shown}
        officers={officers}
        onRetry={() => void store.getState().ask(question)}
        onMore={() => void store.getState().more()}
      />
    </Main>
  );
}

type RowsProps = {
  readonly shown: Shown;
  readonly officers: readonly Officer[];
  readonly onRetry: () => void;
  readonly onMore: () => void;
};

function Rows({ shown, officers, onRetry, onMore }: RowsProps) {
  const { t } = useSpeech();
  switch (shown.kind) {
    case 'loading':
      return <p className={c('quiet')}>{t('audit.loading')}</p>;
    case 'failed':
    case 'not-recorded':
      return (
        <div className={c('stack')}>
          <Notice tone="refer" title={t(`audit.${shown.kind}`)}>
            {shown.kind === 'failed' ? null : t('audit.reason', { reason: shown.reason })}
          </Notice>
          <Button onPress={onRetry}>{t('common.retry')}</Button>
        </div>
      );
    case 'known':
      return <Known shown={shown} officers={officers} onMore={onMore} />;
  }
}

type KnownProps = {
  readonly shown: Extract<Shown, { kind: 'known' }>;
  readonly officers: readonly Officer[];
  readonly onMore: () => void;
};

function Known({ shown, officers, onMore }: KnownProps) {
  const { t } = useSpeech();
  const { rows, next, more } = shown;
  return (
    <Card>
      {rows.length === 0 ? (
        <p className={c('quiet')}>{t(next === null ? 'audit.none' : 'audit.none-yet')}</p>
      ) : (
        <AuditTable rows={rows} officers={officers} />
      )}
      <div className={c('foot')}>
        <span className={c('quiet')}>
          {t('audit.shown', { count: rows.length })}
          {next === null ? ` · ${t('audit.beginning')}` : ''}
        </span>
        {next === null ? null : (
          <Button disabled={more === 'loading'} onPress={onMore}>
            {t(more === 'loading' ? 'audit.loading' : 'audit.more')}
          </Button>
        )}
      </div>
      {more === 'failed' ? <Notice tone="refer" title={t('audit.failed')} /> : null}
    </Card>
  );
}
