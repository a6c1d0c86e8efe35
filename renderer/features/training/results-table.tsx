import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { scenarioOf } from '#shared/training/scenarios.ts';
import type { ResultRow } from './results-store.ts';
import { saidIn } from './said.ts';
import styles from './training.module.css';

const c = classesOf(styles);

const COLUMNS = ['who', 'scenario', 'when', 'result', 'attempts'] as const;

/** One line for each trainee and scenario. */
export function ResultsTable({ rows }: { readonly rows: readonly ResultRow[] }) {
  const { t } = useSpeech();
  return (
    <div className={c('scroll')}>
      <table className={c('results')} aria-label={t('training.results')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`training.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { readonly row: ResultRow }) {
  const speech = useSpeech();
  const { t, language } = speech;
  const { last, everPassed } = row;
  const scenario = scenarioOf(row.scenario);
  const notes = [
    ...(last.grave ? [t('training.grave')] : []),
    ...(!last.passed && everPassed ? [t('training.passed-before')] : []),
  ];
  return (
    <tr>
      <th scope="row">
        <bdi>{row.name}</bdi>
        <small>{row.officer === null ? t('training.guest') : t(`role.${last.role}`)}</small>
      </th>
      <td>
        {scenario === null
          ? t('training.gone', { scenario: row.scenario })
          : saidIn(language, scenario.title)}
      </td>
      <td>
        <time dateTime={last.at}>{speech.moment(last.at)}</time>
      </td>
      <td>
        <div className={c('state', last.passed ? 'passed' : 'failed')}>
          <Icon name={last.passed ? 'check' : 'close'} size={18} />
          <div>
            <strong>{t(`training.state.${last.passed ? 'passed' : 'failed'}`)}</strong>
            <small>
              {[t('training.score', { right: last.right, of: last.of }), ...notes].join(' · ')}
            </small>
          </div>
        </div>
      </td>
      <td>{t('training.attempts', { count: row.attempts })}</td>
    </tr>
  );
}
