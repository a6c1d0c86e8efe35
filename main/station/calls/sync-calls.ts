import { permitted } from '../implementer.ts';

const { sync } = permitted('exchange');

export const syncCalls = {
  status: sync.status.handler(({ context: { post } }) => post.sync.status()),
  now: sync.now.handler(({ context: { post } }) => post.sync.now()),
};
