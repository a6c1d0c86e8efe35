import type { ReactNode } from 'react';
import type { Decision } from '#shared/screening/judgement.ts';
import type { PresentedDocument } from '#shared/screening/traveller.ts';
import type { Candidate, Outcome, Reason, Verdict } from '#shared/screening/verdict.ts';
import { classesOf } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { useSpeech } from '../language/speech-context.ts';
import { Shape } from '../shape.tsx';
import { CandidateComparison } from './candidate-comparison.tsx';
import { leadingReason, type ReasonWords, wordsOf } from './reason-words.ts';
import styles from './verdict.module.css';
import { WithCodes } from './with-codes.tsx';

const c = classesOf(styles);

/** What can be done about one listed person: say that it is another, or take that back. */
type CandidateAction = (candidate: Candidate, decision: Decision) => ReactNode;

type Props = {
  readonly verdict: Verdict;
  readonly document: PresentedDocument | null;
  readonly actionFor?: CandidateAction;
};

/** Every reason in words, the best candidate compared feature by feature, and what stayed silent. */
export function WhyList({ verdict, document, actionFor = () => null }: Props) {
  const speech = useSpeech();
  const telling = { speech, verdict, document };
  const leading = leadingReason(verdict);
  const best = bestCandidate(verdict.reasons);
  const others = verdict.reasons.filter(isAlarm).length - 1;
  return (
    <div className={c('stack')}>
      <ul className={c('why')}>
        {verdict.reasons.map((reason) => (
          <WhyItem
            key={reasonKey(reason)}
            words={wordsOf(reason, telling)}
            leads={reason === leading}
            action={
              reason.kind === 'judged-different' ? actionFor(reason.candidate, 'withdrawn') : null
            }
          />
        ))}
        <SilentSources verdict={verdict} />
      </ul>
      {best === undefined ? null : (
        <CandidateComparison
          candidate={best.candidate}
          others={others}
          action={isJudgeable(best) ? actionFor(best.candidate, 'different') : null}
        />
      )}
    </div>
  );
}

type WhyItemProps = {
  readonly words: ReasonWords;
  readonly leads: boolean;
  readonly action: ReactNode;
};

function WhyItem({ words, leads, action }: WhyItemProps) {
  return (
    <li>
      <Mark mark={words.mark} />
      <div>
        <b>{words.why}</b>
        {words.detail === '' ? null : (
          <p>
            <WithCodes text={words.detail} />
          </p>
        )}
        {leads || words.advice === undefined ? null : <p>{words.advice}</p>}
        {action}
      </div>
    </li>
  );
}

function Mark({ mark }: { readonly mark: Outcome | 'protection' }) {
  if (mark === 'protection') {
    return (
      <span className={c('shield')}>
        <Icon name="shield" size={22} />
      </span>
    );
  }
  return <Shape outcome={mark} size={20} />;
}

function SilentSources({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useSpeech();
  const silent = verdict.sources.filter((source) => source.answer.kind === 'no-answer');
  if (silent.length === 0) return null;
  const records = silent.reduce((sum, source) => sum + source.records, 0);
  return (
    <li>
      <Shape outcome="clear" size={20} />
      <div>
        <b>{t('no-more.title', { count: silent.length })}</b>
        <p>{t('no-more.detail', { records: t('desk.source.records', { count: records }) })}</p>
      </div>
    </li>
  );
}

type AboutPerson = Extract<Reason, { candidate: Candidate }>;

const isAboutPerson = (reason: Reason): reason is AboutPerson => 'candidate' in reason;

const isAlarm = (reason: Reason): reason is AboutPerson =>
  isAboutPerson(reason) && reason.kind !== 'judged-different';

/** An entry that names the very document is never set aside. */
const isJudgeable = ({ kind }: AboutPerson): boolean =>
  kind === 'person-hit' || kind === 'person-candidate';

function bestCandidate(reasons: readonly Reason[]): AboutPerson | undefined {
  return reasons.filter(isAlarm).sort((a, b) => b.candidate.score - a.candidate.score)[0];
}

const reasonKey = (reason: Reason): string => JSON.stringify(reason).slice(0, 240);
