/** Requests from the right post, or that need none, with a content that must not get in or out. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { BUNDLE_TYPE } from '#shared/exchange/bundle.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import { signEnvelope } from '#shared/sealing/dsse.ts';
import { type Attack, ask, enrolment, goodBody, HOST, type Scene } from './attack.ts';

const odd = { status: 422, code: 'not-understood' } as const;

/** Signed by the post, whatever it is. */
const sent = (scene: Scene, text: string): Promise<Response> =>
  scene.hub.fetch(scene.post.request('POST', hubPaths.journal(scene.post.id), utf8ToBytes(text)));

const bundleOf = ({ post }: Scene, content: unknown): string =>
  JSON.stringify(
    signEnvelope(BUNDLE_TYPE, utf8ToBytes(JSON.stringify(content)), {
      keyId: post.id,
      secretKey: post.signingSecret,
    }),
  );

/** Chunks without a declared length. */
function streamed({ hub, post }: Scene, bytes: number): Promise<Response> {
  let left = bytes;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left <= 0) return controller.close();
      const size = Math.min(left, 65_536);
      left -= size;
      return controller.enqueue(new Uint8Array(size).fill(0x20));
    },
  });
  const init = { method: 'POST', body, duplex: 'half' };
  return hub.fetch(new Request(HOST + hubPaths.journal(post.id), init));
}

const malformed: readonly Attack[] = [
  { name: 'a body that is not JSON', ...odd, send: (scene) => sent(scene, '{') },
  {
    name: 'a body that is not text',
    ...odd,
    send: (scene) =>
      scene.hub.fetch(
        scene.post.request(
          'POST',
          hubPaths.journal(scene.post.id),
          new Uint8Array([0xff, 0xfe, 0x00]),
        ),
      ),
  },
  {
    name: 'JSON nested ten thousand deep',
    ...odd,
    send: (scene) => sent(scene, '['.repeat(10_000) + ']'.repeat(10_000)),
  },
  {
    name: 'a prototype instead of an envelope',
    ...odd,
    send: (scene) => sent(scene, '{"__proto__":{"payload":"x"}}'),
  },
  {
    name: 'an envelope without signatures',
    ...odd,
    send: (scene) => sent(scene, '{"payloadType":"x","payload":"","signatures":[]}'),
  },
  {
    name: 'an envelope of another type',
    ...odd,
    send: (scene) =>
      sent(
        scene,
        JSON.stringify(
          signEnvelope('text/plain', utf8ToBytes('x'), {
            keyId: scene.post.id,
            secretKey: scene.post.signingSecret,
          }),
        ),
      ),
  },
  {
    name: 'a payload that is not base64',
    status: 401,
    code: 'bad-signature',
    send: (scene) =>
      sent(
        scene,
        JSON.stringify({ ...scene.post.bundle({ from: 1, entries: ['x'] }), payload: '%%%' }),
      ),
  },
  {
    name: 'a bundle signed by another post',
    status: 401,
    code: 'bad-signature',
    send: (scene) =>
      scene.post.send(scene.other.bundle({ from: 1, entries: scene.other.entries(1) })),
  },
  {
    name: 'a bundle in the name of another post',
    ...odd,
    send: (scene) =>
      scene.post.send(
        scene.post.bundle({ post: scene.other.id, from: 1, entries: scene.other.entries(1) }),
      ),
  },
  {
    name: 'a bundle of an epoch to come',
    ...odd,
    send: (scene) =>
      scene.post.send(scene.post.bundle({ epoch: 2, from: 1, entries: scene.post.entries(1) })),
  },
  {
    name: 'a bundle that begins at zero',
    ...odd,
    send: (scene) =>
      sent(
        scene,
        bundleOf(scene, {
          v: 1,
          post: scene.post.id,
          epoch: 1,
          lane: 'routine',
          from: 0,
          entries: ['x'],
        }),
      ),
  },
  {
    name: 'a bundle that begins at a fraction',
    ...odd,
    send: (scene) =>
      sent(
        scene,
        bundleOf(scene, {
          v: 1,
          post: scene.post.id,
          epoch: 1,
          lane: 'routine',
          from: 1.5,
          entries: ['x'],
        }),
      ),
  },
  {
    name: 'a bundle that begins beyond all numbers',
    ...odd,
    send: (scene) =>
      sent(
        scene,
        bundleOf(scene, {
          v: 1,
          post: scene.post.id,
          epoch: 1,
          lane: 'routine',
          from: 1e300,
          entries: ['x'],
        }),
      ),
  },
  {
    name: 'a bundle of an invented lane',
    ...odd,
    send: (scene) =>
      sent(
        scene,
        bundleOf(scene, {
          v: 1,
          post: scene.post.id,
          epoch: 1,
          lane: '__proto__',
          from: 1,
          entries: ['x'],
        }),
      ),
  },
  {
    name: 'a bundle of too many entries',
    ...odd,
    send: (scene) =>
      sent(
        scene,
        bundleOf(scene, {
          v: 1,
          post: scene.post.id,
          epoch: 1,
          lane: 'routine',
          from: 1,
          entries: Array(501).fill('x'),
        }),
      ),
  },
  {
    name: 'replies after a number that is none',
    ...odd,
    send: (scene) =>
      scene.hub.fetch(
        scene.post.request('GET', `${hubPaths.replies(scene.post.id)}?after=1e999`, null),
      ),
  },
  {
    name: 'new keys without a proof',
    ...odd,
    send: (scene) =>
      scene.hub.fetch(scene.post.request('POST', hubPaths.keys(scene.post.id), utf8ToBytes('{}'))),
  },
];

const sizes: readonly Attack[] = [
  {
    name: 'a body declared too large',
    status: 413,
    code: 'too-large',
    send: (scene) =>
      ask(scene, {
        path: hubPaths.journal(scene.post.id),
        headers: { 'content-length': '99999999999' },
        body: goodBody(scene.post),
      }),
  },
  {
    name: 'a body streamed without end',
    status: 413,
    code: 'too-large',
    send: (scene) => streamed(scene, 12_000_000),
  },
  {
    name: 'an enrolment too large',
    status: 413,
    code: 'too-large',
    send: (scene) => enrolment(scene, { name: 'x'.repeat(20_000) }),
  },
  {
    name: 'new keys too large',
    status: 413,
    code: 'too-large',
    send: (scene) =>
      ask(scene, { path: hubPaths.keys(scene.post.id), body: new Uint8Array(20_000) }),
  },
];

export const contentAttacks: readonly Attack[] = [...malformed, ...sizes];
