import { follow } from '../changes.ts';
import { permitted } from '../implementer.ts';

const { sync } = permitted('exchange');

export const syncCalls = {
  status: sync.status.handler(({ context: { post } }) => post.sync.status()),
  watch: sync.watch.handler(({ context: { post }, signal }) =>
    follow({
      read: () => post.sync.status(),
      onChange: post.sync.onChange,
      ends: [signal, post.ends],
    }),
  ),
  now: sync.now.handler(({ context: { post } }) => post.sync.now()),
};
