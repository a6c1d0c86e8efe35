import type { EngineStatus } from '#renderer/engine/contract.ts';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card, Main, PageHead } from '#renderer/ui/frame.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Progress } from '#renderer/ui/progress.tsx';
import { listTitle } from '#renderer/ui/verdict/describe.ts';
import styles from './lists.module.css';

const c = classesOf(styles);

type Props = { readonly status: EngineStatus; readonly now: Date };

/** What this post can search, how old it is, and whether it may still be relied on. */
export function ListsScreen({ status, now }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <Main label={t('lists.title')}>
      <PageHead
        title={t('lists.title')}
        about={
          status.release === null
            ? t('lists.no-release')
            : t('lists.release', { version: status.release })
        }
      />
      <State status={status} now={now} />
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

function State({ status, now }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const { installed, failure } = status;
  if (status.state === 'failed') {
    return (
      <Notice tone="hit" title={t('lists.state.failed')}>
        {t('lists.state.failed-detail', { reason: failure?.detail ?? failure?.kind ?? '' })}
      </Notice>
    );
  }
  if (status.state === 'installing' || status.state === 'starting') {
    return (
      <Card>
        <Progress
          label={t(`lists.state.${status.state}`)}
          done={installed.targets}
          all={installed.of}
          text={t('size.of', { done: installed.targets, all: installed.of })}
        />
        <p className={c('about')}>{t('lists.state.installing-detail')}</p>
      </Card>
    );
  }
  if (status.release === null) {
    return (
      <Notice tone="refer" title={t('lists.no-release')}>
        {t('lists.no-release-detail')}
      </Notice>
    );
  }
  if (!isStale(status, now)) return null;
  return (
    <Notice tone="refer" title={t('lists.stale')}>
      {t('lists.stale-detail')}
    </Notice>
  );
}

function DateFact({ name, iso }: { readonly name: string; readonly iso: string | null }) {
  const speech = useSpeech();
  return (
    <div>
      <dt>{name}</dt>
      <dd>{iso === null ? speech.t('common.unknown') : speech.moment(iso)}</dd>
    </div>
  );
}

type List = EngineStatus['lists'][number];

function ListTable({ lists }: { readonly lists: readonly List[] }) {
  const { t } = useSpeech();
  const columns = ['list', 'date', 'age', 'records', 'state'] as const;
  return (
    <Card>
      <table className={c('table')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`lists.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <ListRow key={list.list} list={list} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function ListRow({ list }: { readonly list: List }) {
  const speech = useSpeech();
  const { t } = speech;
  const age = speech.daysOld(list.ageInDays);
  const share = Math.min(100, (list.ageInDays / list.limitInDays) * 100);
  return (
    <tr>
      <th scope="row">
        <b>{listTitle(speech, list)}</b>
        <small>
          <bdi>{list.publisher}</bdi>
          {list.required ? ` · ${t('lists.required')}` : ''}
        </small>
      </th>
      <td>{speech.shortDay(list.listDate)}</td>
      <td className={c('age', list.tooOld && 'old')}>
        <span>{t('lists.age-of-limit', { age, limit: speech.days(list.limitInDays) })}</span>
        <span className={c('meter')} aria-hidden="true">
          <i style={{ inlineSize: `${share}%` }} />
        </span>
      </td>
      <td>{t(`lists.kind.${list.kind}`, { count: list.records })}</td>
      <td>
        <ListState list={list} />
      </td>
    </tr>
  );
}

function ListState({ list }: { readonly list: List }) {
  const { t } = useSpeech();
  if (!list.searchable) {
    return (
      <span className={c('state', 'unsearchable')}>
        <Icon name="close" size={18} />
        {t('lists.not-searchable')}
      </span>
    );
  }
  return (
    <span className={c('state', list.tooOld ? 'old' : 'good')}>
      <Icon name={list.tooOld ? 'warning' : 'check'} size={18} />
      {t(list.tooOld ? 'lists.too-old' : 'lists.searchable')}
    </span>
  );
}
