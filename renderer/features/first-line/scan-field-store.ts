/** The text that a scanner, the clipboard or a hand is putting into the scan field. */
import { createStore } from 'zustand/vanilla';
import { judgeScan, WEDGE_GAP_IN_MS } from './scan-recogniser.ts';

export type ScanFieldStore = {
  readonly text: string;
  /** The text as it now stands; a scan that is whole submits itself. */
  change(text: string): void;
  clear(): void;
};

type Effects = {
  readonly submit: (text: string) => void;
  readonly after: (milliseconds: number, run: () => void) => void;
  /** A clock that never jumps, in milliseconds. */
  readonly elapsed: () => number;
};

export function createScanFieldStore({ submit, after, elapsed }: Effects) {
  let changes = 0;
  let changedAt = Number.NEGATIVE_INFINITY;
  return createStore<ScanFieldStore>()((set, get) => {
    const finish = () => {
      const { text } = get();
      changes += 1;
      set({ text: '' });
      submit(text);
    };
    const receive = (text: string) => {
      changes += 1;
      const thisChange = changes;
      const at = elapsed();
      const pasted = text.length - get().text.length > 1;
      const fast = pasted || at - changedAt <= WEDGE_GAP_IN_MS;
      changedAt = at;
      set({ text });
      const judgement = judgeScan(text, { ended: /[\r\n]$/u.test(text), fast });
      if (judgement.kind === 'submit') finish();
      if (judgement.kind !== 'collect' || judgement.settleInMs === null) return;
      after(judgement.settleInMs, () => {
        if (thisChange === changes) finish();
      });
    };
    return {
      text: '',

      change(text) {
        // A scanner's Enter may come after its lines were already taken: nothing has arrived then.
        if (text.trim() === '') get().clear();
        else receive(text);
      },

      clear() {
        changes += 1;
        set({ text: '' });
      },
    };
  });
}
