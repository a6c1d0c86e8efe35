import { useEffect, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useStore } from 'zustand';
import { Button, Kbd } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Footer, Main, PageHead } from '#renderer/ui/frame.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { ReportList } from '#shared/station/reports.ts';
import { PhaseMark } from './phase-mark.tsx';
import { ReportDialog } from './report-dialog.tsx';
import { authorOf, groupsOf, type ReportGroup } from './report-groups.ts';
import type { ReportsProps } from './report-props.ts';
import { kindWords, numberWords, phaseDetail } from './report-words.ts';
import styles from './reports.module.css';

const c = classesOf(styles);

/** Every report of this post: those that wait for a second officer first. */
export function ReportListScreen(props: ReportsProps) {
  const { store } = props;
  const { t } = useSpeech();
  const { listing, saved } = useStore(store);
  const [opened, setOpened] = useState<string | null>(null);
  const list = listing.kind === 'known' ? listing.list : null;
  const mayReport = list?.ownState.kind === 'set';
  const groups = groupsOf(list?.reports ?? []);
  const begin = (place: 'new' | 'file'): void => {
    if (mayReport) store.getState().show(place);
  };
  useReportKeys(begin);
  return (
    <>
      <Main label={t('reports.title')}>
        <PageHead title={t('reports.title')} about={t('reports.about')}>
          <div className={c('buttons')}>
            <Button shortcut="F" disabled={!mayReport} onPress={() => begin('file')}>
              {t('reports.from-file')}
            </Button>
            <Button kind="primary" shortcut="N" disabled={!mayReport} onPress={() => begin('new')}>
              {t('reports.new')}
            </Button>
          </div>
        </PageHead>
        {saved > 0 ? (
          <Notice tone="plain" icon="check" title={t('reports.saved', { count: saved })}>
            {t('reports.saved-detail')}
          </Notice>
        ) : null}
        {list === null ? null : <OwnStateNotice list={list} />}
        {listing.kind === 'loading' ? <p className={c('quiet')}>{t('reports.loading')}</p> : null}
        {listing.kind === 'failed' ? (
          <div className={c('stack')}>
            <Notice tone="refer" title={t('reports.failed')} />
            <Button onPress={() => void store.getState().refresh()}>{t('common.retry')}</Button>
          </div>
        ) : null}
        {list === null ? null : <Rows {...props} groups={groups} onOpen={setOpened} />}
        {list !== null && list.total > list.reports.length ? (
          <p className={c('quiet')}>
            {t('reports.more', { shown: list.reports.length, total: list.total })}
          </p>
        ) : null}
      </Main>
      <Footer>
        <span className={c('key')}>
          <Kbd keys="Enter" /> {t('reports.open')}
        </span>
        <span className={c('key')}>
          <Kbd keys="N" /> {t('reports.new')}
        </span>
        <span className={c('key')}>
          <Kbd keys="F" /> {t('reports.from-file')}
        </span>
      </Footer>
      <ReportDialog
        {...props}
        group={groups.find(({ id }) => id === opened) ?? null}
        onClose={() => {
          store.getState().forget();
          setOpened(null);
        }}
      />
    </>
  );
}

function OwnStateNotice({ list: { ownState } }: { readonly list: ReportList }) {
  const { t } = useSpeech();
  if (ownState.kind === 'set') return null;
  const key = ownState.kind === 'not-set' ? 'reports.no-own-state' : 'reports.no-release';
  return <Notice tone="refer" title={t(key)} />;
}

type RowsProps = ReportsProps & {
  readonly groups: readonly ReportGroup[];
  readonly onOpen: (id: string) => void;
};

function Rows({ groups, officers, now, onOpen }: RowsProps) {
  const { t } = useSpeech();
  if (groups.length === 0) {
    return (
      <div className={c('empty')}>
        <Icon name="document" size={48} />
        <b>{t('reports.empty')}</b>
        <p>{t('reports.empty-detail')}</p>
      </div>
    );
  }
  return (
    <ListBox
      aria-label={t('reports.title')}
      className={c('list')}
      items={groups}
      dependencies={[now, officers]}
      autoFocus="first"
      onAction={(id) => onOpen(String(id))}
    >
      {(group) => <Row group={group} officers={officers} now={now} />}
    </ListBox>
  );
}

type RowProps = Pick<ReportsProps, 'officers' | 'now'> & { readonly group: ReportGroup };

function Row({ group, officers, now }: RowProps) {
  const speech = useSpeech();
  const { t } = speech;
  const [view, ...others] = group.reports;
  const author = authorOf(view);
  const name = officers.find(({ id }) => id === author)?.displayName ?? author;
  const number = numberWords(view.report);
  const detail = phaseDetail(speech, view);
  return (
    <ListBoxItem id={group.id} className={c('row')} textValue={number}>
      <span className={c('what')}>
        <b dir="ltr">{number}</b>
        <small>
          {others.length === 0
            ? kindWords(speech, view.report)
            : t('reports.and-others', { count: others.length })}
        </small>
      </span>
      <span className={c('stands')}>
        <PhaseMark view={view} />
        {detail === null ? null : <small>{detail}</small>}
      </span>
      <span className={c('by')}>
        <bdi>{name}</bdi>
        <small>{speech.ago(view.withdrawal?.drafted.at ?? view.drafted.at, now)}</small>
      </span>
    </ListBoxItem>
  );
}

/** N and F, unless somebody is typing. */
function useReportKeys(begin: (place: 'new' | 'file') => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const place = ({ KeyN: 'new', KeyF: 'file' } as const)[event.code];
      const typing = event.target instanceof Element && event.target.matches('input, textarea');
      const isPlain = !(event.ctrlKey || event.metaKey || event.altKey);
      // A list seeks its rows by letters: these keys come first.
      if (place === undefined || typing || !isPlain || hasDialog()) return;
      event.preventDefault();
      event.stopPropagation();
      begin(place);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [begin]);
}

const hasDialog = (): boolean => document.querySelector('[role$=dialog]') !== null;
