import { publicStation } from '../implementer.ts';
import { begin, recoveryState, takeAnswer } from '../recovery.ts';

const { recovery } = publicStation;
const signedIn = { kind: 'signed-in' } as const;

/** Answers while nobody is signed in, and only then. */
export const recoveryCalls = {
  state: recovery.state.handler(
    async ({ context }) => (await context.session.whileLocked(recoveryState)) ?? signedIn,
  ),
  begin: recovery.begin.handler(
    async ({ context, input }) =>
      (await context.session.whileLocked((desk) => begin(desk, input))) ?? signedIn,
  ),
  takeAnswer: recovery.takeAnswer.handler(
    async ({ context, input }) =>
      (await context.session.whileLocked((desk) => takeAnswer(desk, input))) ?? signedIn,
  ),
};
