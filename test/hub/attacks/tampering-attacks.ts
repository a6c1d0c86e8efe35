/** Requests of which a part was changed after the post signed them. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { contentDigestOf } from '#shared/exchange/http-signature.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import { type Attack, bad, goodBody, rewritten, tampered, without } from './attack.ts';

const empty = new Uint8Array();

export const tamperingAttacks: readonly Attack[] = [
  {
    name: 'the path changed',
    ...bad,
    send: (scene) => tampered(scene, () => ({ path: hubPaths.journal(scene.other.id) })),
  },
  {
    name: 'the post in capital letters',
    ...bad,
    send: (scene) =>
      tampered(scene, () => ({ path: hubPaths.journal(scene.post.id.toUpperCase()) })),
  },
  {
    name: 'a query added',
    ...bad,
    send: (scene) => tampered(scene, ({ path }) => ({ path: `${path}?after=1` })),
  },
  {
    name: 'the query changed',
    ...bad,
    send: (scene) =>
      tampered(scene, () => ({ path: `${hubPaths.replies(scene.post.id)}?after=0` }), {
        method: 'GET',
        path: `${hubPaths.replies(scene.post.id)}?after=9`,
        body: null,
      }),
  },
  {
    name: 'the method changed',
    ...bad,
    send: (scene) => tampered(scene, () => ({ method: 'POST' }), { method: 'PUT' }),
  },
  {
    name: 'one byte of the body changed',
    ...bad,
    send: (scene) =>
      tampered(scene, ({ body }) => ({
        body: body?.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) ?? null,
      })),
  },
  {
    name: 'the body cut off',
    ...bad,
    send: (scene) => tampered(scene, ({ body }) => ({ body: body?.slice(0, -1) ?? null })),
  },
  { name: 'the body left out', ...bad, send: (scene) => tampered(scene, () => ({ body: null })) },
  {
    name: 'a body put behind an empty one',
    ...bad,
    send: (scene) => tampered(scene, () => ({ body: goodBody(scene.post) }), { body: empty }),
  },
  {
    name: 'the body and its digest changed together',
    ...bad,
    send: (scene) =>
      tampered(scene, ({ headers }) => ({
        body: utf8ToBytes('{}'),
        headers: { ...headers, 'content-digest': contentDigestOf(utf8ToBytes('{}')) },
      })),
  },
  {
    name: 'the digest of another body',
    ...bad,
    send: (scene) =>
      tampered(
        scene,
        rewritten('content-digest', () => contentDigestOf(empty)),
      ),
  },
  {
    name: 'the digest under another algorithm',
    ...bad,
    send: (scene) =>
      tampered(
        scene,
        rewritten('content-digest', (digest) => digest.replace('sha-256', 'md5')),
      ),
  },
  {
    name: 'two digests',
    ...bad,
    send: (scene) =>
      tampered(
        scene,
        rewritten('content-digest', (digest) => `${digest}, ${digest}`),
      ),
  },
  {
    name: 'the digest left out',
    ...bad,
    send: (scene) => tampered(scene, without('content-digest')),
  },
];
