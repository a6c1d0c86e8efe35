/** Requests that the right key signed, but not as a hub must want it, not now, or not for the first time. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { parseSignatureInput, signatureBaseOf } from '#shared/exchange/http-signature.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import { type Attack, ask, bad, HOST, headersOf, type Scene, tampered } from './attack.ts';

/** The post itself signs other parameters: what a hub must not accept even from the right key. */
function resigned(scene: Scene, rewrite: (input: string) => string): Promise<Response> {
  const { post } = scene;
  return tampered(scene, ({ headers, method, path }) => {
    const text = rewrite(headers['signature-input'] ?? '');
    const parsed = parseSignatureInput(text);
    const base = parsed && signatureBaseOf({ method, url: HOST + path, headers }, parsed);
    const signature = ed25519.sign(utf8ToBytes(base ?? ''), post.signingSecret);
    return {
      headers: {
        ...headers,
        'signature-input': text,
        signature: `farpost=:${Buffer.from(signature).toString('base64')}:`,
      },
    };
  });
}

async function twice(scene: Scene): Promise<Response> {
  const sent = {
    method: 'GET',
    path: hubPaths.replies(scene.post.id),
    headers: headersOf(scene, scene.post, {
      method: 'GET',
      path: hubPaths.replies(scene.post.id),
      body: null,
    }),
  };
  await ask(scene, sent);
  return ask(scene, sent);
}

export const parameterAttacks: readonly Attack[] = [
  {
    name: 'the algorithm renamed',
    ...bad,
    send: (scene) => resigned(scene, (text) => text.replace('"ed25519"', '"hmac-sha256"')),
  },
  {
    name: 'the algorithm left out',
    ...bad,
    send: (scene) => resigned(scene, (text) => text.replace(';alg="ed25519"', '')),
  },
  {
    name: 'the algorithm named twice',
    ...bad,
    send: (scene) => resigned(scene, (text) => `${text};alg="ed25519"`),
  },
  {
    name: 'the method not covered',
    ...bad,
    send: (scene) => resigned(scene, (text) => text.replace('"@method" ', '')),
  },
  {
    name: 'the path not covered',
    ...bad,
    send: (scene) => resigned(scene, (text) => text.replace('"@path" ', '')),
  },
  {
    name: 'the query not covered',
    ...bad,
    send: (scene) => resigned(scene, (text) => text.replace('"@query" ', '')),
  },
  {
    name: 'the digest not covered',
    ...bad,
    send: (scene) => resigned(scene, (text) => text.replace(' "content-digest"', '')),
  },
  {
    name: 'a component covered twice',
    ...bad,
    send: (scene) => resigned(scene, (text) => text.replace('"@method"', '"@method" "@method"')),
  },
  {
    name: 'an unknown component covered',
    ...bad,
    send: (scene) => resigned(scene, (text) => text.replace('"@method"', '"@method" "@secret"')),
  },
  {
    name: 'no nonce',
    ...bad,
    send: (scene) => resigned(scene, (text) => text.replace(/;nonce="[^"]*"/u, '')),
  },
  {
    name: 'a nonce too short to be unique',
    ...bad,
    send: (scene) => tampered(scene, () => ({}), { nonce: '1' }),
  },
  {
    name: 'a nonce too long to be kept',
    ...bad,
    send: (scene) => tampered(scene, () => ({}), { nonce: 'a'.repeat(65) }),
  },
  {
    name: 'no time',
    ...bad,
    send: (scene) => resigned(scene, (text) => text.replace(/;created=\d+/u, '')),
  },
  {
    name: 'a time that is text',
    ...bad,
    send: (scene) => resigned(scene, (text) => text.replace(/created=(\d+)/u, 'created="$1"')),
  },
  { name: 'two times', ...bad, send: (scene) => resigned(scene, (text) => `${text};created=1`) },
  {
    name: 'made in the future',
    status: 401,
    code: 'clock-skew',
    send: (scene) => tampered(scene, () => ({}), { skew: 901 }),
  },
  {
    name: 'made in the past',
    status: 401,
    code: 'clock-skew',
    send: (scene) => tampered(scene, () => ({}), { skew: -901 }),
  },
  {
    name: 'made at the beginning of time',
    status: 401,
    code: 'clock-skew',
    send: (scene) => resigned(scene, (text) => text.replace(/created=\d+/u, 'created=0')),
  },
  {
    name: 'made at the end of time',
    status: 401,
    code: 'clock-skew',
    send: (scene) =>
      resigned(scene, (text) => text.replace(/created=\d+/u, 'created=999999999999999')),
  },
  { name: 'replayed', status: 401, code: 'replayed', send: twice },
  {
    name: 'replayed when it is stale',
    status: 401,
    code: 'clock-skew',
    send: async (scene) => {
      const path = hubPaths.replies(scene.post.id);
      const headers = headersOf(scene, scene.post, { method: 'GET', path, body: null });
      await ask(scene, { method: 'GET', path, headers });
      scene.hub.passSeconds(901);
      return ask(scene, { method: 'GET', path, headers });
    },
  },
  {
    name: 'one nonce for two requests',
    status: 401,
    code: 'replayed',
    send: async (scene) => {
      const path = `${hubPaths.replies(scene.post.id)}?after=1`;
      const nonce = 'n'.repeat(32);
      await ask(scene, {
        method: 'GET',
        path,
        headers: headersOf(scene, scene.post, { method: 'GET', path, body: null, nonce }),
      });
      return tampered(scene, () => ({}), { nonce });
    },
  },
];
