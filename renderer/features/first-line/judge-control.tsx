import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { type Decision, pairOf } from '#shared/screening/judgement.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { Candidate } from '#shared/screening/verdict.ts';
import type { Steps } from './desk-store.ts';
import styles from './judge.module.css';
import type { SavedReceipt } from './recorder-store.ts';

const c = classesOf(styles);

type Props = {
  readonly traveller: Traveller;
  readonly candidate: Candidate;
  readonly decision: Decision;
  readonly judgements: Steps['judgements'];
  readonly receipts: ReadonlyMap<number, SavedReceipt>;
  readonly onJudge: (candidate: Candidate, decision: Decision) => void;
};

/** Offers the judgement once; then says that it was made, and that the next scan will show it. */
export function JudgeControl(props: Props) {
  const { traveller, candidate, decision, judgements, receipts, onJudge } = props;
  const { t } = useSpeech();
  const pair = pairOf(traveller, candidate.list, candidate.person);
  if (pair === null) return null;
  const made = judgements.get(pair);
  if (made === undefined) {
    return (
      <Button className={c('judge')} onPress={() => onJudge(candidate, decision)}>
        {t(decision === 'different' ? 'judge.offer' : 'judge.back')}
      </Button>
    );
  }
  const saved = receipts.has(made);
  return (
    <p className={c('judged')}>
      <Icon name={saved ? 'check' : 'recent'} size={18} />
      {t(saved ? `judge.recorded.${decision}` : 'judge.pending')}
    </p>
  );
}
