/** The desk's own guard of the invariant: nobody is shown as clear unless every required list was searched. */
import type { Verdict } from '#shared/screening/verdict.ts';

/** The verdict when the engine did not give one. */
export function notScreened(reference: string): Verdict {
  return {
    outcome: 'not-screened',
    reasons: [
      { kind: 'source-failed', list: 'every-list', failure: { kind: 'failed', reference } },
    ],
    sources: [],
    release: null,
  };
}

/** The verdict when nothing could be read, and so nothing could be searched. */
export const UNREADABLE: Verdict = {
  outcome: 'not-screened',
  reasons: [{ kind: 'unreadable' }],
  sources: [],
  release: null,
};

/** A list that found somebody counts as silent only when the verdict tells who was judged to be another. */
const saysWhom = ({ reasons }: Verdict, list: string): boolean =>
  reasons.some((reason) => reason.kind === 'judged-different' && reason.candidate.list === list);

/** The verdict, or "not screened" when it claims to be clear without the searches that this needs. */
export function believed(verdict: Verdict): Verdict {
  if (verdict.outcome !== 'clear') return verdict;
  const required = verdict.sources.filter((source) => source.required);
  const searched = required.every(({ list, answer }) =>
    answer.kind === 'judged' ? saysWhom(verdict, list) : answer.kind === 'no-answer',
  );
  if (required.length > 0 && searched) return verdict;
  const { reasons } = notScreened('incomplete');
  return { ...verdict, outcome: 'not-screened', reasons: [...reasons, ...verdict.reasons] };
}
