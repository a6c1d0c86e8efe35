import { permitted } from '../implementer.ts';

const { release } = permitted('screen');

export const releaseCalls = {
  current: release.current.handler(({ context: { post } }) => post.releases.current()),
};
