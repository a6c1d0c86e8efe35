import { follow } from '../changes.ts';
import { permitted } from '../implementer.ts';

const { release } = permitted('screen');

export const releaseCalls = {
  current: release.current.handler(({ context: { post } }) => post.releases.current()),
  watch: release.watch.handler(({ context: { post }, signal }) =>
    follow({
      read: () => post.releases.current(),
      onChange: (listener) => post.releases.onActivated(() => listener()),
      ends: [signal, post.ends],
    }),
  ),
};
