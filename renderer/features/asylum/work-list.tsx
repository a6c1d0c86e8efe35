import { useEffect } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useStore } from 'zustand';
import { Button, Kbd } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Footer, Main, PageHead } from '#renderer/ui/frame.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { CaseSummary } from '#shared/station/asylum.ts';
import styles from './asylum.module.css';
import { pointWords } from './asylum-words.ts';
import type { AsylumProps } from './case-props.ts';
import { CheckProgress } from './check-progress.tsx';
import { StatusMark } from './status-mark.tsx';
import { TroubleNotice } from './trouble-notice.tsx';

const c = classesOf(styles);

/** The cases of this post, those last changed first. */
export function WorkList({ store, now }: AsylumProps) {
  const { t } = useSpeech();
  const { cases, setting, trouble, checking } = useStore(store);
  useNewCaseKey(() => store.getState().begin());
  return (
    <>
      <Main label={t('asylum.title')}>
        <PageHead title={t('asylum.title')} about={t('asylum.about')}>
          <Button kind="primary" shortcut="N" onPress={() => store.getState().begin()}>
            {t('asylum.new')}
          </Button>
        </PageHead>
        {setting !== null && setting.ownState === null ? (
          <Notice tone="refer" title={t('asylum.no-own-state')} />
        ) : null}
        <TroubleNotice trouble={trouble} />
        <CheckProgress checking={checking} />
        {cases.kind === 'loading' ? <p className={c('quiet')}>{t('asylum.loading')}</p> : null}
        {cases.kind === 'failed' ? (
          <div className={c('stack')}>
            <Notice tone="refer" title={t('asylum.failed')} />
            <Button onPress={() => void store.getState().refresh()}>{t('common.retry')}</Button>
          </div>
        ) : null}
        {cases.kind === 'known' && cases.unreadable > 0 ? (
          <Notice tone="refer" title={t('asylum.unreadable', { count: cases.unreadable })} />
        ) : null}
        {cases.kind === 'known' ? (
          <Rows cases={cases.cases} now={now} onOpen={(id) => void store.getState().open(id)} />
        ) : null}
      </Main>
      <Footer>
        <span className={c('key')}>
          <Kbd keys="Enter" /> {t('asylum.open')}
        </span>
        <span className={c('key')}>
          <Kbd keys="N" /> {t('asylum.new')}
        </span>
      </Footer>
    </>
  );
}

type RowsProps = {
  readonly cases: readonly CaseSummary[];
  readonly now: Date;
  readonly onOpen: (id: string) => void;
};

function Rows({ cases, now, onOpen }: RowsProps) {
  const { t } = useSpeech();
  if (cases.length === 0) {
    return (
      <div className={c('empty')}>
        <Icon name="shield" size={48} />
        <b>{t('asylum.empty')}</b>
        <p>{t('asylum.empty-detail')}</p>
      </div>
    );
  }
  return (
    <ListBox
      aria-label={t('asylum.title')}
      className={c('list')}
      items={cases}
      autoFocus="first"
      onAction={(id) => onOpen(String(id))}
    >
      {(one) => <Row summary={one} now={now} />}
    </ListBox>
  );
}

function Row({ summary, now }: { readonly summary: CaseSummary; readonly now: Date }) {
  const speech = useSpeech();
  const { t } = speech;
  const { reference, applicant, persons, points, unverifiedHits, overdue, answered } = summary;
  const [first] = points;
  return (
    <ListBoxItem id={summary.id} className={c('row')} textValue={`${applicant} ${reference}`}>
      <span className={c('who')}>
        <b>
          <bdi>{applicant}</bdi>
        </b>
        <small>
          <bdi className={c('code')}>{reference}</bdi> · {t('asylum.persons', { count: persons })}
        </small>
      </span>
      <StatusMark status={summary.status} />
      <span className={c('lacks')}>
        <b>
          {points.length === 0
            ? t('asylum.points-none')
            : t('asylum.points', { count: points.length })}
        </b>
        {first === undefined ? null : <small>{pointWords(speech, first)}</small>}
      </span>
      <span className={c('marks')}>
        {unverifiedHits > 0 ? (
          <Mark
            tone="hit"
            icon="warning"
            text={t('asylum.unverified', { count: unverifiedHits })}
          />
        ) : null}
        {overdue > 0 ? (
          <Mark tone="refer" icon="recent" text={t('asylum.overdue', { count: overdue })} />
        ) : null}
        {answered > 0 ? (
          <Mark tone="clear" icon="check" text={t('asylum.answered', { count: answered })} />
        ) : null}
        <small>{t('asylum.changed', { ago: speech.ago(summary.changedAt, now) })}</small>
      </span>
    </ListBoxItem>
  );
}

type MarkProps = {
  readonly tone: 'hit' | 'refer' | 'clear';
  readonly icon: 'warning' | 'recent' | 'check';
  readonly text: string;
};

const Mark = ({ tone, icon, text }: MarkProps) => (
  <span className={c('mark', tone)}>
    <Icon name={icon} size={16} />
    {text}
  </span>
);

/** N, unless somebody is typing. */
function useNewCaseKey(begin: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const typing = event.target instanceof Element && event.target.matches('input, textarea');
      const isPlain = !(event.ctrlKey || event.metaKey || event.altKey);
      // A list seeks its rows by letters: this key comes first.
      if (event.code !== 'KeyN' || typing || !isPlain || hasDialog()) return;
      event.preventDefault();
      event.stopPropagation();
      begin();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [begin]);
}

const hasDialog = (): boolean =>
  document.querySelector('[role=dialog], [role=alertdialog]') !== null;
