/** Attacks on the loopback shell. Each differs from a request of the desk in one thing. */
import { LARGEST_REQUEST } from '#main/station/door.ts';
import { FILES_PREFIX, STATION_PREFIX, TOKEN_HEADER } from '#shared/station/contract.ts';
import { FILE_NAME } from '../station/station-fixture.ts';
import type { Target } from './attacked-shell.ts';
import { type Written, write } from './raw-http.ts';

export type Attack = {
  readonly name: string;
  /** 0: the connection is closed without a word. */
  readonly status: number;
  readonly bytes: (target: Target) => string;
};

const STATUS = `${STATION_PREFIX}/session/status`;
const SIGN_IN = `${STATION_PREFIX}/session/signIn`;
const FILE = `${FILES_PREFIX}${FILE_NAME}`;
const CLAIM = '/station/claim';

const hostOf = ({ port }: Target): string => `127.0.0.1:${port}`;

/** What the desk itself sends: answered, unless something is changed. */
export function asTheDesk(target: Target, change: Written = {}): string {
  const usual = {
    host: hostOf(target),
    origin: target.origin,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    [TOKEN_HEADER]: target.token,
  };
  return write(usual, { path: STATUS, body: '{}', ...change });
}

export const READ: Written = {
  method: 'GET',
  path: FILE,
  headers: { 'content-type': null, 'content-length': null },
  body: '',
};

type Change = Written | ((target: Target) => Written);
type Row = readonly [name: string, status: number, change: Change];

const attack = ([name, status, change]: Row): Attack => ({
  name,
  status,
  bytes: (target) => asTheDesk(target, typeof change === 'function' ? change(target) : change),
});

const get = (path: string, headers: Written['headers'] = {}): Written => ({
  ...READ,
  path,
  headers: { ...READ.headers, ...headers },
});

const STRANGERS: readonly Row[] = [
  ['no token', 403, { headers: { [TOKEN_HEADER]: null } }],
  ['an empty token', 403, { headers: { [TOKEN_HEADER]: '' } }],
  ['a wrong token', 403, { headers: { [TOKEN_HEADER]: 'x'.repeat(43) } }],
  [
    'the beginning of the token',
    403,
    ({ token }) => ({ headers: { [TOKEN_HEADER]: token.slice(0, -1) } }),
  ],
  [
    'the token of another shell on this machine',
    403,
    ({ foreignToken }) => ({ headers: { [TOKEN_HEADER]: foreignToken } }),
  ],
  ['the token twice, once wrong', 403, { lines: [`${TOKEN_HEADER}: wrong`] }],
  [
    'the token in a cookie',
    403,
    ({ token }) => ({ headers: { [TOKEN_HEADER]: null, cookie: `${TOKEN_HEADER}=${token}` } }),
  ],
  [
    'the token in the address',
    403,
    ({ token }) => ({
      path: `${STATUS}?${TOKEN_HEADER}=${token}`,
      headers: { [TOKEN_HEADER]: null },
    }),
  ],
  [
    'the token as a bearer',
    403,
    ({ token }) => ({ headers: { [TOKEN_HEADER]: null, authorization: `Bearer ${token}` } }),
  ],
  ['a release file without the token', 403, get(FILE, { [TOKEN_HEADER]: null })],
];

const OTHER_SITES: readonly Row[] = [
  ['the origin of another site', 403, { headers: { origin: 'https://evil.example' } }],
  ['the origin of a sandboxed frame', 403, { headers: { origin: 'null' } }],
  ['the origin of another port', 403, { headers: { origin: 'http://127.0.0.1:1' } }],
  [
    'its own origin over TLS',
    403,
    ({ port }) => ({ headers: { origin: `https://127.0.0.1:${port}` } }),
  ],
  ['a second origin', 403, { lines: ['origin: https://evil.example'] }],
  ['sec-fetch-site cross-site', 403, { headers: { 'sec-fetch-site': 'cross-site' } }],
  ['sec-fetch-site same-site', 403, { headers: { 'sec-fetch-site': 'same-site' } }],
  ['sec-fetch-site none', 403, { headers: { 'sec-fetch-site': 'none' } }],
  [
    'a page in the frame of another site',
    403,
    get('/', { origin: null, 'sec-fetch-site': 'cross-site' }),
  ],
  [
    'a page in the frame of another port',
    403,
    get('/', { origin: null, 'sec-fetch-site': 'same-site' }),
  ],
  [
    'a page asked for by the script of another site',
    403,
    get('/', { origin: 'https://evil.example' }),
  ],
  [
    'a CORS preflight',
    405,
    {
      method: 'OPTIONS',
      headers: {
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': TOKEN_HEADER,
        'access-control-request-private-network': 'true',
      },
    },
  ],
  ['a text/plain form', 415, { headers: { 'content-type': 'text/plain' } }],
  ['a form', 415, { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
  ['a multipart form', 415, { headers: { 'content-type': 'multipart/form-data; boundary=x' } }],
  ['a body of no type', 415, { headers: { 'content-type': null } }],
  [
    'a type that only begins like JSON',
    415,
    { headers: { 'content-type': 'application/json-seq' } },
  ],
  ['a second type', 400, { lines: ['content-type: text/plain'] }],
];

const REBINDING: readonly Row[] = [
  ['a rebound name', 403, ({ port }) => ({ headers: { host: `rebound.example:${port}` } })],
  ['localhost', 403, ({ port }) => ({ headers: { host: `localhost:${port}` } })],
  ['another port', 403, { headers: { host: '127.0.0.1:1' } }],
  ['no port', 403, { headers: { host: '127.0.0.1' } }],
  ['a decimal address', 403, ({ port }) => ({ headers: { host: `2130706433:${port}` } })],
  ['a name before the address', 400, (target) => ({ headers: { host: `a@${hostOf(target)}` } })],
  ['an empty host', 400, { headers: { host: '' } }],
  ['no host', 400, { headers: { host: null } }],
  ['no host in HTTP/1.0', 400, { version: 'HTTP/1.0', headers: { host: null } }],
  ['a second host', 400, { lines: ['Host: rebound.example'] }],
  ['the host twice', 400, (target) => ({ lines: [`host: ${hostOf(target)}`] })],
  [
    'the address of another site in the request line',
    400,
    { path: `http://rebound.example${STATUS}` },
  ],
  ['its own address in the request line', 400, ({ origin }) => ({ path: `${origin}${STATUS}` })],
  [
    'another host under a forwarded one',
    403,
    (target) => ({
      headers: { host: 'rebound.example', 'x-forwarded-host': hostOf(target) },
    }),
  ],
];

const claimed = (claim: unknown, headers: Written['headers'] = {}): Written => ({
  path: CLAIM,
  body: JSON.stringify({ claim }),
  headers,
});

const CLAIMS: readonly Row[] = [
  ['a claim used twice', 403, ({ spentClaim }) => claimed(spentClaim)],
  [
    'a spent claim from another browser',
    403,
    ({ spentClaim }) => claimed(spentClaim, { 'user-agent': 'Stolen/1.0', [TOKEN_HEADER]: null }),
  ],
  ['the claim of another shell', 403, ({ foreignClaim }) => claimed(foreignClaim)],
  ['the token as a claim', 403, ({ token }) => claimed(token)],
  ['a claim that is no text', 403, claimed({ length: 43 })],
  ['a claim of a megabyte', 403, claimed('x'.repeat(1_000_000))],
  ['a claim sent by a form', 415, claimed('x', { 'content-type': 'text/plain' })],
  ['a claim in the address', 405, ({ spentClaim }) => get(`${CLAIM}?claim=${spentClaim}`)],
  ['a claim from another site', 403, claimed('x', { origin: 'https://evil.example' })],
];

const METHODS: readonly Row[] = [
  ...['HEAD', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'QUERY'].map(
    (method): Row => [`${method} on a call`, 405, { method }],
  ),
  ['HEAD on a page', 405, { ...get('/'), method: 'HEAD' }],
  ['OPTIONS for the whole server', 405, { method: 'OPTIONS', path: '*' }],
  ['GET on a call', 405, get(STATUS)],
  ['GET that says it is POST', 405, get(STATUS, { 'x-http-method-override': 'POST' })],
  ['GET with a body', 400, { ...get(STATUS, { 'content-length': '2' }), body: '{}' }],
  ['POST on a release file', 404, { path: FILE }],
  ['POST on a page', 405, { path: '/' }],
  ['CONNECT', 405, { method: 'CONNECT', path: 'hub.example:443' }],
  ['Expect: 100-continue', 417, { headers: { expect: '100-continue' } }],
  ['another expectation', 417, { headers: { expect: 'the unexpected' } }],
  [
    'an upgrade to WebSocket',
    400,
    get(STATUS, {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    }),
  ],
  [
    'an upgrade to HTTP/2',
    400,
    get('/', { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c' }),
  ],
];

const chunked = (body: string): Written => ({
  headers: { 'transfer-encoding': 'chunked', 'content-length': null },
  body,
});
const HEX = (LARGEST_REQUEST + 1).toString(16);

const BODIES: readonly Row[] = [
  ['a body too large', 413, { body: 'x'.repeat(LARGEST_REQUEST + 1) }],
  ['a body said to be too large', 413, { headers: { 'content-length': '9000000000' } }],
  [
    'a body too large in one chunk',
    413,
    chunked(`${HEX}\r\n${'x'.repeat(LARGEST_REQUEST + 1)}\r\n0\r\n\r\n`),
  ],
  ['a chunk of no length', 400, chunked('zz\r\n{}\r\n0\r\n\r\n')],
  ['a chunk of a length beyond all numbers', 400, chunked(`${'f'.repeat(40)}\r\n{}\r\n`)],
  ['a chunk with a bare line feed', 400, chunked('2\n{}\n0\n\n')],
  ['a length and chunks', 400, { headers: { 'transfer-encoding': 'chunked' } }],
  [
    'chunks that are not last',
    400,
    { headers: { 'transfer-encoding': 'chunked, identity', 'content-length': null } },
  ],
  ['two lengths', 400, { lines: ['content-length: 3'] }],
  ['two lengths in one line', 400, { headers: { 'content-length': '2, 2' } }],
  ['a negative length', 400, { headers: { 'content-length': '-1' } }],
  ['a length with a sign', 400, { headers: { 'content-length': '+2' } }],
  ['a length in hexadecimal', 400, { headers: { 'content-length': '0x2' } }],
];

const PATHS: readonly Row[] = [
  ['a path upwards', 400, get('/../own/vault.json')],
  ['a path upwards, encoded', 400, get('/%2e%2e/own/vault.json')],
  ['a path upwards, its slash encoded', 404, get('/..%2fown/vault.json')],
  ['a path upwards, encoded twice', 404, get('/%252e%252e/own/vault.json')],
  ['a path upwards with backslashes', 400, get('/..\\own\\vault.json')],
  ['a path upwards with encoded backslashes', 404, get('/..%5cown%5cvault.json')],
  ['a path with an encoded NUL', 404, get('/index.html%00.js')],
  ['a path with a NUL', 400, get('/index.html\u0000.js')],
  ['a path to a call by a detour', 400, { path: `/assets/..${STATUS}` }],
  ['a path with two slashes first', 404, get('//evil.example/')],
  ['a path in UTF-8, not encoded', 400, get('/\u00c3\u00a9')],
  ['the path of a device', 404, get('/con')],
  ['a release file upwards', 400, get(`${FILES_PREFIX}../../own/vault.json`)],
  ['a release file upwards, encoded', 404, get(`${FILES_PREFIX}..%2f..%2fvault.json`)],
  ['a release file that is none', 404, get(`${FILES_PREFIX}${'0'.repeat(64)}`)],
  ['a release file in capitals', 404, get(`${FILES_PREFIX}${FILE_NAME.toUpperCase()}`)],
  [
    'a part of a release file without the token',
    403,
    get(FILE, { range: 'bytes=0-0', [TOKEN_HEADER]: null }),
  ],
];

const many = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `x-${index}: 1`);

const LINES: readonly Row[] = [
  ['a request line of nonsense', 400, { method: 'HELLO THERE', path: 'you' }],
  ['a version that is none', 400, { version: 'HTTP/9.9' }],
  ['a method in small letters', 400, { method: 'post' }],
  ['a header of a megabyte', 431, { headers: { 'x-large': 'x'.repeat(1_000_000) } }],
  ['an address of a megabyte', 431, { path: `/${'x'.repeat(1_000_000)}` }],
  ['ten thousand headers', 431, { lines: many(10_000) }],
  ['a hundred headers', 431, { lines: many(100) }],
  ['a NUL in a header', 400, { headers: { 'x-nul': 'a\u0000b' } }],
  ['a space before the colon', 400, { lines: ['x-space : 1'] }],
  ['a folded header', 400, { lines: ['x-folded: a', ' b'] }],
  ['a header without a colon', 400, { lines: ['nothing'] }],
  ['a carriage return in a header', 400, { headers: { 'x-cr': 'a\rb' } }],
  ['a bare line feed after a header', 400, { lines: ['x-lf: 1\nx-more: 2'] }],
];

const FRAMES: readonly Row[] = [
  ['JSON that is none', 400, { path: SIGN_IN, body: '{"json":' }],
  ['an array for an object', 400, { path: SIGN_IN, body: '{"json":[]}' }],
  ['a frame that is an array', 400, { path: SIGN_IN, body: '[1,2,3]' }],
  ['a frame that is null', 400, { path: SIGN_IN, body: 'null' }],
  [
    'a frame 10,000 deep',
    400,
    { path: SIGN_IN, body: `{"json":${'['.repeat(1e4)}${']'.repeat(1e4)}}` },
  ],
  [
    'a member named __proto__',
    400,
    {
      path: SIGN_IN,
      body: '{"json":{"__proto__":{"officerId":"x","passphrase":"y","polluted":1}}}',
    },
  ],
  [
    'a type put on __proto__',
    400,
    { path: SIGN_IN, body: '{"json":{"a":"1"},"meta":[[0,"__proto__","polluted"]]}' },
  ],
  [
    'a file put on __proto__',
    400,
    { path: SIGN_IN, body: '{"json":{},"meta":[],"maps":[["__proto__","polluted"]]}' },
  ],
  ['types that are no list', 400, { path: SIGN_IN, body: '{"json":{},"meta":{"0":1}}' }],
  ['a call that is none', 404, { path: `${STATION_PREFIX}/session/nothing` }],
  ['a group for a call', 404, { path: `${STATION_PREFIX}/session` }],
  ['a call of the prototype', 404, { path: `${STATION_PREFIX}/session/constructor` }],
  ['a call of __proto__', 404, { path: `${STATION_PREFIX}/__proto__/toString` }],
  [
    'many calls in one',
    404,
    {
      path: `${STATION_PREFIX}/__batch__`,
      headers: { 'x-orpc-batch': 'streaming' },
      body: '{"json":[]}',
    },
  ],
];

/** Every attack by its kind, in the order in which it is sent. */
export const ATTACKS: Readonly<Record<string, readonly Attack[]>> = {
  strangers: STRANGERS.map(attack),
  'other sites': OTHER_SITES.map(attack),
  rebinding: REBINDING.map(attack),
  claims: CLAIMS.map(attack),
  methods: METHODS.map(attack),
  bodies: BODIES.map(attack),
  paths: PATHS.map(attack),
  'request lines': LINES.map(attack),
  frames: FRAMES.map(attack),
};
