import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Main, PageHead } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { CaseSummary } from '#shared/station/asylum.ts';
import { Announcements } from './announcements.tsx';
import styles from './asylum.module.css';
import { type CaseFilter, casesMatching } from './case-filter.ts';
import type { AsylumProps } from './case-props.ts';
import { CaseRows, NoCase } from './case-rows.tsx';
import { CheckProgress } from './check-progress.tsx';
import { DraftMark } from './draft-mark.tsx';
import { NEW_CASE } from './drafts.ts';
import { isForScreen } from './focus.ts';
import { ListFooter } from './list-footer.tsx';
import { ListTools } from './list-tools.tsx';
import { TroubleNotice } from './trouble-notice.tsx';

const c = classesOf(styles);

/** A list that is seen at a glance needs no tools. */
const TOOLS_FROM = 6;

/** The cases of this post, those last changed first. */
export function WorkList(props: AsylumProps) {
  const { store } = props;
  const { t } = useSpeech();
  const { cases, setting, trouble, checking } = useStore(store);
  const isLong = cases.kind === 'known' && cases.cases.length >= TOOLS_FROM;
  return (
    <>
      <Main label={t('asylum.title')}>
        <PageHead title={t('asylum.title')} about={t('asylum.about')}>
          <DraftMark store={store} id={NEW_CASE} />
          <Button kind="primary" shortcut="N" onPress={() => store.getState().begin()}>
            {t('asylum.new')}
          </Button>
        </PageHead>
        {setting !== null && setting.ownState === null ? (
          <Notice tone="refer" title={t('asylum.no-own-state')} />
        ) : null}
        <TroubleNotice trouble={trouble} />
        <CheckProgress checking={checking} />
        <Announcements store={store} state={null} />
        {cases.kind === 'loading' ? <p className={c('quiet')}>{t('asylum.loading')}</p> : null}
        {cases.kind === 'failed' ? (
          <div className={c('stack')}>
            <Notice tone="refer" title={t('asylum.failed')} />
            <div>
              <Button onPress={() => void store.getState().refresh()}>{t('common.retry')}</Button>
            </div>
          </div>
        ) : null}
        {cases.kind === 'known' && cases.unreadable > 0 ? (
          <Notice tone="refer" title={t('asylum.unreadable', { count: cases.unreadable })} />
        ) : null}
        {cases.kind === 'known' ? <Known {...props} cases={cases.cases} isLong={isLong} /> : null}
      </Main>
      <ListFooter isLong={isLong} />
    </>
  );
}

type KnownProps = AsylumProps & {
  readonly cases: readonly CaseSummary[];
  readonly isLong: boolean;
};

function Known({ store, now, cases, isLong }: KnownProps) {
  const [filter, setFilter] = useState<CaseFilter>('all');
  const [text, setText] = useState('');
  const search = useRef<HTMLDivElement>(null);
  useListKeys({
    begin: () => store.getState().begin(),
    find: () => search.current?.querySelector('input')?.focus(),
  });
  if (cases.length === 0) return <NoCase />;
  const shown = isLong ? casesMatching(cases, filter, text) : cases;
  return (
    <>
      {isLong ? (
        <div ref={search}>
          <ListTools
            cases={cases}
            filter={filter}
            onFilter={setFilter}
            text={text}
            onText={setText}
            found={shown.length}
          />
        </div>
      ) : null}
      <CaseRows store={store} cases={shown} now={now} />
    </>
  );
}

type Keys = { readonly begin: () => void; readonly find: () => void };

/** N and F, unless somebody is typing. */
function useListKeys({ begin, find }: Keys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const act = { KeyN: begin, KeyF: find }[event.code];
      if (act === undefined || !isForScreen(event)) return;
      // A list seeks its rows by letters: these keys come first.
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [begin, find]);
}
