/** Requests that need no signature: codes that are guessed, methods and places that are not there. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { hubPaths } from '#shared/exchange/paths.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import { type Attack, ask, enrolment, type Scene } from './attack.ts';

const odd = { status: 422, code: 'not-understood' } as const;
const gone = { status: 404, code: 'not-found' } as const;
const get = (path: string) => (scene: Scene) => ask(scene, { method: 'GET', path });

const enrolments: readonly Attack[] = [
  {
    name: 'an enrolment code guessed',
    status: 403,
    code: 'code-not-valid',
    send: (scene) => enrolment(scene, { code: '2222-2222-2222' }),
  },
  {
    name: 'an enrolment code expired',
    status: 403,
    code: 'code-not-valid',
    send: (scene) => enrolment(scene, { code: scene.expiredCode }),
  },
  {
    name: 'an enrolment code used by another device',
    status: 403,
    code: 'code-not-valid',
    send: (scene) => enrolment(scene, { code: scene.usedCode }),
  },
  {
    name: 'a part of an enrolment code',
    status: 403,
    code: 'code-not-valid',
    send: (scene) => enrolment(scene, { code: scene.code.slice(0, -1) }),
  },
  { name: 'an empty enrolment code', ...odd, send: (scene) => enrolment(scene, { code: '' }) },
  {
    name: 'a pattern as enrolment code',
    status: 403,
    code: 'code-not-valid',
    send: (scene) => enrolment(scene, { code: '%' }),
  },
  {
    name: 'an enrolment that is not JSON',
    status: 422,
    code: 'not-json',
    send: (scene) => ask(scene, { path: hubPaths.enrolments, body: utf8ToBytes('code=1') }),
  },
  {
    name: 'an enrolment under which anything verifies',
    status: 422,
    code: 'key-not-usable',
    send: (scene) =>
      enrolment(scene, { signingKey: toBase64Url(new Uint8Array(32).fill(1, 0, 1)) }),
  },
  {
    name: 'an enrolment that can keep no secret',
    status: 422,
    code: 'key-not-usable',
    send: (scene) => enrolment(scene, { sealingKey: toBase64Url(new Uint8Array(32)) }),
  },
];

const places: readonly Attack[] = [
  {
    name: 'the journal read instead of written',
    ...gone,
    send: (scene) =>
      scene.hub.fetch(scene.post.request('GET', hubPaths.journal(scene.post.id), null)),
  },
  {
    name: 'the journal deleted',
    ...gone,
    send: (scene) =>
      scene.hub.fetch(scene.post.request('DELETE', hubPaths.journal(scene.post.id), null)),
  },
  {
    name: 'replies written',
    ...gone,
    send: (scene) =>
      scene.hub.fetch(
        scene.post.request('POST', hubPaths.replies(scene.post.id), utf8ToBytes('{}')),
      ),
  },
  {
    name: 'the method overridden in a header',
    ...gone,
    send: (scene) =>
      ask(scene, {
        method: 'GET',
        path: hubPaths.journal(scene.post.id),
        headers: { 'x-http-method-override': 'POST', 'x-http-method': 'POST' },
      }),
  },
  {
    name: 'the method overridden in the query',
    ...gone,
    send: (scene) =>
      ask(scene, { method: 'GET', path: `${hubPaths.journal(scene.post.id)}?_method=POST` }),
  },
  {
    name: 'the path overridden in a header',
    ...gone,
    send: (scene) =>
      ask(scene, {
        method: 'GET',
        path: '/',
        headers: { 'x-original-url': '/v1/health', 'x-rewrite-url': '/v1/health' },
      }),
  },
  {
    name: 'the address of the hub forged',
    ...gone,
    send: (scene) =>
      ask(scene, {
        method: 'GET',
        path: '/v1',
        headers: { host: 'localhost', 'x-forwarded-host': 'localhost' },
      }),
  },
  {
    name: 'out of the release folder by dots',
    ...gone,
    send: get('/releases/targets/..%2f..%2f..%2fsecret'),
  },
  {
    name: 'out of the release folder by encoded dots',
    ...gone,
    send: get('/releases/metadata/%2e%2e%2f%2e%2e%2fsecret'),
  },
  {
    name: 'out of the release folder by doubly encoded dots',
    ...gone,
    send: get('/releases/metadata/%252e%252e%252fsecret'),
  },
  {
    name: 'out of the release folder by backslashes',
    ...gone,
    send: get('/releases/metadata/..%5c..%5csecret'),
  },
  {
    name: 'a release file behind a zero byte',
    ...gone,
    send: get('/releases/metadata/2.root.json%00.png'),
  },
  { name: 'the keys of the hub as a release file', ...gone, send: get('/keys/hub.json') },
  {
    name: 'a range behind the end of a file',
    status: 416,
    code: 'range-not-satisfiable',
    send: (scene) =>
      ask(scene, {
        method: 'GET',
        path: '/releases/metadata/2.root.json',
        headers: { range: 'bytes=999999999999-' },
      }),
  },
  {
    name: 'the last none of all bytes',
    status: 416,
    code: 'range-not-satisfiable',
    send: (scene) =>
      ask(scene, {
        method: 'GET',
        path: '/releases/metadata/2.root.json',
        headers: { range: 'bytes=-0' },
      }),
  },
];

export const placeAttacks: readonly Attack[] = [...enrolments, ...places];
