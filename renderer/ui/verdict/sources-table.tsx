import type { SourceAnswer, Verdict } from '#shared/screening/verdict.ts';
import { classesOf } from '../class-names.ts';
import { useSpeech } from '../language/speech-context.ts';
import { listTitle } from './describe.ts';
import styles from './verdict.module.css';

const c = classesOf(styles);

/** Which lists were asked, how old they were, and what each one answered. */
export function SourcesTable({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useSpeech();
  if (verdict.sources.length === 0) return null;
  return (
    <table className={c('table', 'sources')} aria-label={t('desk.sources')}>
      <tbody>
        {verdict.sources.map((source) => (
          <SourceRow key={source.list} source={source} />
        ))}
      </tbody>
    </table>
  );
}

function SourceRow({ source }: { readonly source: SourceAnswer }) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <tr>
      <th scope="row">
        {listTitle(speech, source)}
        {source.required ? null : (
          <small className={c('quiet')}> {t('desk.source.optional')}</small>
        )}
      </th>
      <td className={c(source.tooOld && 'old')}>
        {source.listDate === null ? (
          t('desk.source.no-date')
        ) : (
          <>
            {speech.shortDay(source.listDate)}
            {source.ageInDays === null ? null : <small>{speech.daysOld(source.ageInDays)}</small>}
          </>
        )}
      </td>
      <td>{t('desk.source.records', { count: source.records })}</td>
      <AnswerCell answer={source.answer} />
    </tr>
  );
}

function AnswerCell({ answer }: { readonly answer: SourceAnswer['answer'] }) {
  const { t } = useSpeech();
  switch (answer.kind) {
    case 'found':
      return (
        <td className={c('answer', 'found')}>{t('desk.source.found', { count: answer.count })}</td>
      );
    case 'judged':
      return <td className={c('answer', 'silent')}>{t('desk.source.judged')}</td>;
    case 'no-answer':
      return <td className={c('answer', 'silent')}>{t('desk.source.no-answer')}</td>;
    case 'not-searched':
      return <td className={c('answer', 'unsearched')}>{t('desk.source.not-searched')}</td>;
  }
}
