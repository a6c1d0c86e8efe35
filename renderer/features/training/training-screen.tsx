import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card, Main, PageHead } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { ResultsStore, ShownResults } from './results-store.ts';
import { ResultsTable } from './results-table.tsx';
import styles from './training.module.css';

const c = classesOf(styles);

type Props = {
  readonly store: StoreApi<ResultsStore>;
  /** This installation has the training world. */
  readonly installed: boolean;
  /** Only a supervisor sees what others did. */
  readonly mayReadResults: boolean;
  readonly onTrain: () => void;
};

/** At the real desk: how one begins a training, and for the supervisor what came of those before. */
export function TrainingScreen({ store, installed, mayReadResults, onTrain }: Props) {
  const { t } = useSpeech();
  return (
    <Main label={t('training.title')}>
      <PageHead title={t('training.title')} about={t('training.about')} />
      {installed ? (
        <Card title={t('training.how')}>
          <div className={c('stack')}>
            <p>{t('training.how-detail')}</p>
            <Button kind="primary" onPress={onTrain}>
              {t('training.lock-and-train')}
            </Button>
          </div>
        </Card>
      ) : (
        <Notice tone="refer" title={t('training.not-installed')}>
          {t('training.not-installed-detail')}
        </Notice>
      )}
      {mayReadResults ? <Results store={store} /> : null}
    </Main>
  );
}

function Results({ store }: Pick<Props, 'store'>) {
  const { t } = useSpeech();
  const shown = useStore(store, (state) => state.shown);
  const { load } = store.getState();
  useEffect(() => {
    void load();
  }, [load]);
  return (
    <Card title={t('training.results')}>
      <div className={c('stack')}>
        <Shown shown={shown} onRetry={() => void load()} />
      </div>
    </Card>
  );
}

type ShownProps = { readonly shown: ShownResults; readonly onRetry: () => void };

function Shown({ shown, onRetry }: ShownProps) {
  const { t } = useSpeech();
  switch (shown.kind) {
    case 'loading':
      return <p className={c('quiet')}>{t('training.results-loading')}</p>;
    case 'no-answer':
      return (
        <>
          <Notice tone="refer" title={t('training.results-no-answer')} />
          <Button onPress={onRetry}>{t('common.retry')}</Button>
        </>
      );
    case 'unreadable':
      return (
        <Notice tone="refer" title={t('training.results-unreadable')}>
          {t('training.results-unreadable-detail')}
        </Notice>
      );
    case 'known':
      if (shown.rows.length === 0)
        return <p className={c('quiet')}>{t('training.results-none')}</p>;
      return (
        <>
          <p className={c('quiet')}>{t('training.not-proved')}</p>
          <ResultsTable rows={shown.rows} />
        </>
      );
  }
}
