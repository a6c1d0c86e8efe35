import type { EngineStatus } from '#renderer/engine/contract.ts';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { listTitle } from '#renderer/ui/verdict/describe.ts';
import styles from './lists.module.css';

const c = classesOf(styles);

type List = EngineStatus['lists'][number];

/** Each list, how old it is, and whether it answers. */
export function ListTable({ lists }: { readonly lists: readonly List[] }) {
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
  // Without its manifest nothing is known of a list: neither "of today" nor "no records" would be true.
  const known = list.listDate !== '';
  return (
    <tr>
      <th scope="row">
        <b>{listTitle(speech, list)}</b>
        <small>
          <bdi>{list.publisher}</bdi>
          {list.required ? ` · ${t('lists.required')}` : ''}
        </small>
      </th>
      <td>{known ? speech.shortDay(list.listDate) : t('common.unknown')}</td>
      <td className={c('age', list.tooOld && 'old')}>
        {known ? <Age list={list} /> : t('common.unknown')}
      </td>
      <td>
        {known || list.searchable
          ? t(`lists.kind.${list.kind}`, { count: list.records })
          : t('common.unknown')}
      </td>
      <td>
        <ListState list={list} />
      </td>
    </tr>
  );
}

function Age({ list }: { readonly list: List }) {
  const speech = useSpeech();
  const age = speech.daysOld(list.ageInDays);
  const share = Math.min(100, (list.ageInDays / list.limitInDays) * 100);
  return (
    <>
      <span>{speech.t('lists.age-of-limit', { age, limit: speech.days(list.limitInDays) })}</span>
      <span className={c('meter')} aria-hidden="true">
        <i style={{ inlineSize: `${share}%` }} />
      </span>
    </>
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
