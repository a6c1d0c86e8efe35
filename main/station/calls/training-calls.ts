import { openStation, permitted, publicStation } from '../implementer.ts';

const { training } = publicStation;
const inside = openStation.training;
const looking = permitted('read-training-results').training;

export const trainingCalls = {
  /** Answers while nobody is signed in, and only then. */
  start: training.start.handler(({ context, input }) => context.training.start(input)),
  finish: inside.finish.handler(({ context, input }) => context.training.finish(input)),
  passed: inside.passed.handler(async ({ context }) => [...(await context.training.passed())]),
  results: looking.results.handler(async ({ context }) => {
    const results = await context.training.results();
    return results ? { kind: 'results', results: [...results] } : { kind: 'unreadable' };
  }),
};
