/** Requests that nobody signed, or somebody else, or a post that may not ask any more. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { hubPaths } from '#shared/exchange/paths.ts';
import {
  type Attack,
  ask,
  bad,
  goodBody,
  headersOf,
  rewritten,
  tampered,
  without,
} from './attack.ts';

export const signerAttacks: readonly Attack[] = [
  {
    name: 'no signature at all',
    ...bad,
    send: (scene) =>
      ask(scene, { path: hubPaths.journal(scene.post.id), body: goodBody(scene.post) }),
  },
  {
    name: 'the signature left out',
    ...bad,
    send: (scene) => tampered(scene, without('signature')),
  },
  {
    name: 'the signature input left out',
    ...bad,
    send: (scene) => tampered(scene, without('signature-input')),
  },
  {
    name: 'another post signs under its own name',
    ...bad,
    send: (scene) =>
      ask(scene, {
        path: hubPaths.journal(scene.post.id),
        headers: headersOf(scene, scene.other, {
          path: hubPaths.journal(scene.post.id),
          body: goodBody(scene.post),
        }),
        body: goodBody(scene.post),
      }),
  },
  {
    name: 'another post signs under the name of this one',
    ...bad,
    send: (scene) =>
      ask(scene, {
        path: hubPaths.replies(scene.post.id),
        method: 'GET',
        headers: headersOf(scene, scene.other, {
          method: 'GET',
          path: hubPaths.replies(scene.post.id),
          body: null,
          keyId: scene.post.id,
        }),
      }),
  },
  {
    name: 'this post signs under the name of another',
    ...bad,
    send: (scene) => tampered(scene, () => ({}), { keyId: scene.other.id }),
  },
  {
    name: 'the key id is no id',
    ...bad,
    send: (scene) => tampered(scene, () => ({}), { keyId: '../hub' }),
  },
  {
    name: 'a signature of zeros',
    ...bad,
    send: (scene) =>
      tampered(
        scene,
        rewritten('signature', () => `farpost=:${'A'.repeat(86)}==:`),
      ),
  },
  {
    name: 'one bit of the signature changed',
    ...bad,
    send: (scene) =>
      tampered(
        scene,
        rewritten('signature', (text) =>
          text.replace(/=:./u, (start) => (start.endsWith('A') ? '=:B' : '=:A')),
        ),
      ),
  },
  {
    name: 'a signature that is not base64',
    ...bad,
    send: (scene) =>
      tampered(
        scene,
        rewritten('signature', () => 'farpost=:%%%:'),
      ),
  },
  {
    name: 'several signatures in one header',
    ...bad,
    send: (scene) =>
      tampered(
        scene,
        rewritten('signature', (text) => `${text}, other=:AAAA:`),
      ),
  },
  {
    name: 'several signature inputs',
    ...bad,
    send: (scene) =>
      tampered(
        scene,
        rewritten('signature-input', (text) => `${text}, other=();keyid="x"`),
      ),
  },
  {
    name: 'the label of another signature',
    ...bad,
    send: (scene) =>
      tampered(
        scene,
        rewritten('signature', (text) => text.replace('farpost', 'other')),
      ),
  },
  {
    name: 'an unknown post',
    status: 403,
    code: 'unknown-post',
    send: (scene) => tampered(scene, () => ({ path: hubPaths.journal(crypto.randomUUID()) })),
  },
  {
    name: 'a post that is no id',
    status: 403,
    code: 'unknown-post',
    send: (scene) => tampered(scene, () => ({ path: hubPaths.journal("'; DROP TABLE posts; --") })),
  },
  {
    name: 'a revoked post sends its journal',
    status: 403,
    code: 'revoked',
    send: (scene) =>
      scene.revoked.send(scene.revoked.bundle({ from: 1, entries: scene.revoked.entries(1) })),
  },
  {
    name: 'a revoked post asks for replies',
    status: 403,
    code: 'revoked',
    send: (scene) => scene.revoked.replies(),
  },
  {
    name: 'a revoked post asks for new keys',
    status: 403,
    code: 'revoked',
    send: (scene) =>
      scene.hub.fetch(
        scene.revoked.request('POST', hubPaths.keys(scene.revoked.id), utf8ToBytes('{}')),
      ),
  },
];
