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

type Props = { readonly verdict: Verdict; readonly document: PresentedDocument | null };

/** Every reason in words, the best candidate compared feature by feature, and what stayed silent. */
export function WhyList({ verdict, document }: Props) {
  const speech = useSpeech();
  const telling = { speech, verdict, document };
  const leading = leadingReason(verdict);
  const best = bestCandidate(verdict.reasons);
  const others = verdict.reasons.filter(isAboutPerson).length - 1;
  return (
    <div className={c('stack')}>
      <ul className={c('why')}>
        {verdict.reasons.map((reason) => (
          <WhyItem
            key={reasonKey(reason)}
            words={wordsOf(reason, telling)}
            leads={reason === leading}
          />
        ))}
        <SilentSources verdict={verdict} />
      </ul>
      {best === undefined ? null : <CandidateComparison candidate={best} others={others} />}
    </div>
  );
}

function WhyItem({ words, leads }: { readonly words: ReasonWords; readonly leads: boolean }) {
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

function bestCandidate(reasons: readonly Reason[]): Candidate | undefined {
  return reasons.filter(isAboutPerson).sort((a, b) => b.candidate.score - a.candidate.score)[0]
    ?.candidate;
}

const reasonKey = (reason: Reason): string => JSON.stringify(reason).slice(0, 240);
