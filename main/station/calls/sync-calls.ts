import { permitted } from '../implementer.ts';

const { sync } = permitted('exchange');

export const syncCalls = {
  now: sync.now.handler(({ context: { post } }) => post.sync.now()),
};
