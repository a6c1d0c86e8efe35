import { toBase64Url } from '#shared/kernel/bytes.ts';
import { subkeyOf } from '#shared/sealing/subkey.ts';
import { permitted } from '../implementer.ts';

export const engineCalls = {
  keys: permitted('screen').engine.keys.handler(async ({ context: { post } }) => {
    const cacheKey = subkeyOf(post.rootKey, 'cache');
    const answer = { cacheKey: toBase64Url(cacheKey), releaseKeys: await post.keyring.open() };
    cacheKey.fill(0);
    return answer;
  }),
};
