import { useEffect, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { CaseSummary } from '#shared/station/asylum.ts';
import styles from './asylum.module.css';
import type { AsylumStore } from './asylum-store.ts';
import { pointWords } from './asylum-words.ts';
import { draftsIn } from './drafts.ts';
import { StatusMark } from './status-mark.tsx';

const c = classesOf(styles);

/** What stands where the first case will be. */
export function NoCase() {
  const { t } = useSpeech();
  return (
    <div className={c('empty')}>
      <Icon name="shield" size={48} />
      <b>{t('asylum.empty')}</b>
      <p>{t('asylum.empty-detail')}</p>
    </div>
  );
}

type Props = {
  readonly store: StoreApi<AsylumStore>;
  readonly cases: readonly CaseSummary[];
  readonly now: Date;
};

export function CaseRows({ store, cases, now }: Props) {
  const { t } = useSpeech();
  const kept = useStore(store, (state) => state.kept);
  const [left] = useState(() => leftIn(store.getState()));
  useFocusOnLeft(left);
  return (
    <ListBox
      aria-label={t('asylum.title')}
      className={c('list')}
      items={cases}
      dependencies={[kept, now]}
      {...(left === null ? { autoFocus: 'first' as const } : {})}
      onAction={(id) => void store.getState().open(String(id))}
      renderEmptyState={() => <p className={c('none')}>{t('asylum.find-none')}</p>}
    >
      {(one) => <Row summary={one} now={now} drafts={draftsIn(kept, one.id)} />}
    </ListBox>
  );
}

const leftIn = ({ place }: AsylumStore): string | null =>
  place.kind === 'list' ? place.left : null;

/** The case that was left is where the eye is; or the first, when it is not in the list any more. */
function useFocusOnLeft(left: string | null): void {
  useEffect(() => {
    if (left === null) return;
    // The list knows its rows one rendering later.
    const frame = requestAnimationFrame(() => {
      const row =
        document.querySelector(`[data-key="${CSS.escape(left)}"]`) ??
        document.querySelector('main [role=option]');
      if (row instanceof HTMLElement) row.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [left]);
}

type RowProps = {
  readonly summary: CaseSummary;
  readonly now: Date;
  readonly drafts: number;
};

function Row({ summary, now, drafts }: RowProps) {
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
        {drafts > 0 ? (
          <Mark tone="refer" icon="keyboard" text={t('asylum.drafts', { count: drafts })} />
        ) : null}
        <small>{t('asylum.changed', { ago: speech.ago(summary.changedAt, now) })}</small>
      </span>
    </ListBoxItem>
  );
}

type MarkProps = {
  readonly tone: 'hit' | 'refer' | 'clear';
  readonly icon: 'warning' | 'recent' | 'check' | 'keyboard';
  readonly text: string;
};

const Mark = ({ tone, icon, text }: MarkProps) => (
  <span className={c('mark', tone)}>
    <Icon name={icon} size={16} />
    {text}
  </span>
);
