/** The same signed words in other bytes, and words that mean something else to another reader. */
import { signMetadata } from '#test/support/tuf-repository.ts';
import { type Attack, edited, publishNext, rewritten } from './attack.ts';

const timestamp = (kind: string) => ({ kind, subject: 'timestamp' });
const unreadable = timestamp('not-metadata');

/** The timestamp's own, not that of the snapshot it names. */
const VERSION = '.31","version":6';

const once = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`no ${from} in the timestamp`);
  return text.replace(from, to);
};

const stamped = (change: Record<string, unknown>): Attack['mount'] =>
  edited('timestamp', (signed) => ({ ...signed, ...change }));

export const TEXT_ATTACKS: readonly Attack[] = [
  {
    name: 'a byte order mark',
    ...unreadable,
    mount: rewritten((text) => `\ufeff${text}`),
  },
  {
    name: 'a member twice',
    ...unreadable,
    mount: rewritten((text) => once(text, VERSION, '.31","version":99,"version":6')),
  },
  {
    name: 'the signed part twice',
    ...unreadable,
    mount: rewritten((text) => once(text, '"signed":', '"signed":{},"signed":')),
  },
  { name: 'white space', ...unreadable, mount: rewritten((text) => `${text}\n`) },
  {
    name: 'a letter as an escape',
    ...unreadable,
    mount: rewritten((text) => once(text, '"expires"', '"\\u0065xpires"')),
  },
  {
    name: 'bytes that are no UTF-8',
    ...unreadable,
    mount: rewritten((text) => Buffer.concat([Buffer.from(text), Buffer.from([0xff])])),
  },
  { name: 'a NUL at the end', ...unreadable, mount: rewritten((text) => `${text}\0`) },
  { name: 'a bomb of brackets', ...unreadable, mount: rewritten(() => '['.repeat(16_000)) },
  {
    name: 'a closed bomb of brackets',
    ...unreadable,
    mount: rewritten(() => '['.repeat(8000) + ']'.repeat(8000)),
  },
  { name: 'a text instead of an object', ...unreadable, mount: rewritten(() => '"timestamp"') },
  { name: 'nothing at all', ...unreadable, mount: rewritten(() => '') },
  {
    name: 'a version that is no number',
    ...unreadable,
    mount: rewritten((text) => once(text, VERSION, '.31","version":NaN')),
  },
  {
    name: 'a version without end',
    ...unreadable,
    mount: rewritten((text) => once(text, VERSION, '.31","version":1e999')),
  },
  { name: 'a version as a text', ...unreadable, mount: stamped({ version: '6' }) },
  { name: 'a negative version', ...unreadable, mount: stamped({ version: -6 }) },
  { name: 'a version beyond counting', ...unreadable, mount: stamped({ version: 2 ** 60 }) },
  {
    name: 'an expiry in local time',
    ...unreadable,
    mount: stamped({ expires: '2027-01-01T00:00:00' }),
  },
  {
    name: 'an expiry in the year 12027',
    ...unreadable,
    mount: stamped({ expires: '+012027-01-01T00:00:00Z' }),
  },
  { name: 'an expiry in words', ...unreadable, mount: stamped({ expires: 'Jan 1 2027' }) },
  { name: 'a later specification', ...unreadable, mount: stamped({ spec_version: '2.0.0' }) },
  { name: 'a timestamp of no snapshot', ...unreadable, mount: stamped({ meta: {} }) },
  {
    name: 'a snapshot in place of the timestamp',
    ...unreadable,
    mount(tuf) {
      publishNext(tuf);
      tuf.metadata.set('timestamp.json', tuf.metadata.get('6.snapshot.json') ?? new Uint8Array());
      return undefined;
    },
  },
  {
    name: 'one signature twice',
    ...unreadable,
    mount(tuf) {
      publishNext(tuf);
      const text = Buffer.from(tuf.metadata.get('timestamp.json') ?? []).toString('utf8');
      const { signed } = JSON.parse(text) as { signed: Record<string, unknown> };
      const key = tuf.key('timestamp');
      tuf.metadata.set('timestamp.json', signMetadata(signed, [key, key]));
      return undefined;
    },
  },
  {
    name: 'a signature by __proto__',
    ...unreadable,
    mount: rewritten((text) => text.replace(/"keyid":"[0-9a-f]+"/u, '"keyid":"__proto__"')),
  },
  {
    name: 'no signature',
    ...timestamp('forged'),
    mount: rewritten((text) => text.replace(/"signatures":\[.*?\]/u, '"signatures":[]')),
  },
  {
    name: 'a signature by nobody who may sign',
    ...timestamp('forged'),
    mount: rewritten((text) => text.replace(/"keyid":"[0-9a-f]+"/u, `"keyid":"${'0'.repeat(64)}"`)),
  },
  {
    name: 'a later version under an old signature',
    ...timestamp('forged'),
    mount: rewritten((text) => once(text, VERSION, '.31","version":9')),
  },
  {
    name: 'a later expiry under an old signature',
    ...timestamp('forged'),
    mount: rewritten((text) => once(text, '"expires":"2027', '"expires":"2028')),
  },
  {
    name: 'another key under the right id',
    ...timestamp('forged'),
    mount: (tuf) =>
      publishNext(tuf, {
        keys: { timestamp: { ...tuf.key('timestamp'), secret: tuf.key('snapshot').secret } },
      }),
  },
];
