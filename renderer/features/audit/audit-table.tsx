import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Shape } from '#renderer/ui/shape.tsx';
import type { AuditRow } from '#shared/station/audit.ts';
import type { Officer } from '#shared/station/session.ts';
import styles from './audit.module.css';

const c = classesOf(styles);

const COLUMNS = ['at', 'officer', 'kind', 'purpose', 'release', 'place', 'hub'] as const;

type Props = { readonly rows: readonly AuditRow[]; readonly officers: readonly Officer[] };

/** One line for each entry, newest first. */
export function AuditTable({ rows, officers }: Props) {
  const { t } = useSpeech();
  const names = new Map(officers.map(({ id, displayName }) => [id, displayName]));
  const nameOf = (id: string): string => names.get(id) ?? t('common.officer-gone', { id });
  return (
    <div className={c('scroll')}>
      <table className={c('table')}>
        <caption className={c('caption')}>{t('audit.rows')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`audit.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={`${row.lane} ${row.seq}`}
              row={row}
              officer={row.officer === null ? null : nameOf(row.officer)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { readonly row: AuditRow; readonly officer: string | null };

function Row({ row, officer }: RowProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { at, clockSuspect, kind, purpose, release, lane, seq } = row;
  return (
    <tr>
      <td className={c('at')}>
        <time dateTime={at}>
          {speech.shortDay(at)} {speech.time(at)}
        </time>
        {clockSuspect ? (
          <span className={c('doubt')}>
            <Icon name="warning" size={16} />
            {t('audit.clock-suspect')}
          </span>
        ) : null}
      </td>
      <td>{officer === null ? t('audit.station') : <bdi>{officer}</bdi>}</td>
      <td>
        <What kind={kind} outcome={row.outcome} />
      </td>
      <td>{purpose === null ? '' : t(`purpose.${purpose}`)}</td>
      <td>{release === null ? '' : speech.number(release)}</td>
      <td className={c('place')}>
        {t(`audit.lane.${lane}`)} <bdi>{speech.number(seq)}</bdi>
      </td>
      <td>
        <span className={c('hub', row.acknowledged ? 'sent' : 'waiting')}>
          <Icon name={row.acknowledged ? 'check' : 'recent'} size={16} />
          {t(row.acknowledged ? 'audit.confirmed' : 'audit.waiting')}
        </span>
      </td>
    </tr>
  );
}

function What({ kind, outcome }: Pick<AuditRow, 'kind' | 'outcome'>) {
  const { t, maybe } = useSpeech();
  const words = maybe(`audit.kind.${kind}`) ?? kind;
  if (outcome === null) return <b className={c('what')}>{words}</b>;
  return (
    <span className={c('what')}>
      <Shape outcome={outcome} size={20} />
      <b>{words}</b>
      <span className={c(outcome)}>{t(`outcome.${outcome}`)}</span>
    </span>
  );
}
