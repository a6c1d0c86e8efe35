/** Every byte of what a post keeps of the hub's words: the time, its confirmations, its replies. */
import { describe, expect, it } from 'vitest';
import { openTrustedTime } from '#main/services/clock/trusted-time.ts';
import { openInbox } from '#main/services/inbox/inbox.ts';
import { openAcknowledgements } from '#main/services/sync/acknowledgements.ts';
import { createMemoryDisk, type MemoryDisk } from '../main/services/files/memory-disk.ts';
import {
  acknowledgement,
  hashOf,
  hubVerifier,
  identity,
  POST,
  reply,
} from '../main/services/sync/fake-hub.ts';
import { counted, cutsAndAdditions, everyFlip } from './changed-bytes.ts';

const TIME = 'data/trusted-time.json';
const ACKNOWLEDGED = 'data/acknowledgements.json';
const AT = '2026-05-04T08:00:00.000Z';
const LONG_AGO = '1970-01-01T00:00:00.000Z';

const openTime = ({ files }: MemoryDisk) => openTrustedTime({ file: TIME, files });
const openHeld = ({ files }: MemoryDisk) =>
  openAcknowledgements({ file: ACKNOWLEDGED, files, verifier: hubVerifier, post: POST, epoch: 1 });
const openReplies = ({ files, paths }: MemoryDisk) =>
  openInbox({
    directory: 'data/inbox',
    post: POST,
    sealingSecrets: () => [identity.sealingSecret],
    verifier: hubVerifier,
    key: new Uint8Array(32).fill(7),
    random: (length) => new Uint8Array(length).fill(1),
    onReleaseKeys: async () => undefined,
    files: {
      ...files,
      list: async (folder) =>
        paths()
          .filter((path) => path.startsWith(`${folder}/`))
          .map((path) => path.slice(folder.length + 1)),
    },
  });

async function written(): Promise<MemoryDisk> {
  const disk = createMemoryDisk();
  await (await openTime(disk)).raise(AT);
  const held = await openHeld(disk);
  for (const [lane, seq] of [
    ['urgent', 5],
    ['routine', 9],
  ] as const) {
    const accepted = await held.accept(acknowledgement({ lane, seq, head: hashOf(lane), at: AT }));
    expect(accepted.ok).toBe(true);
  }
  const inbox = await openReplies(disk);
  for (const seq of [1, 2]) {
    expect(await inbox.accept(await reply({ seq }, { text: `reply ${seq}` }))).toMatchObject({
      ok: true,
    });
  }
  return disk;
}

const whole = await written();
const fileOf = (path: string): Uint8Array => whole.bytes(path) ?? new Uint8Array();

function diskWith(path: string, bytes: Uint8Array): MemoryDisk {
  const disk = createMemoryDisk(new Map(whole.paths().map((each) => [each, fileOf(each)])));
  disk.put(path, bytes);
  return disk;
}

describe('trusted-time.json', () => {
  it(`counts as none, never as another time, at each of its ${counted(fileOf(TIME))} bytes`, async () => {
    expect((await openTime(diskWith(TIME, fileOf(TIME)))).floor()).toBe(AT);
    for (const { what, bytes } of [...everyFlip(fileOf(TIME)), ...cutsAndAdditions(fileOf(TIME))]) {
      const disk = diskWith(TIME, bytes);
      const time = await openTime(disk);
      expect([what, time.floor()]).toEqual([what, LONG_AGO]);
    }
  });

  it('is learned again at the next contact', async () => {
    const disk = diskWith(TIME, new Uint8Array());
    await (await openTime(disk)).raise(AT);
    expect((await openTime(disk)).floor()).toBe(AT);
  });
});

describe('acknowledgements.json', () => {
  const changes = [...everyFlip(fileOf(ACKNOWLEDGED)), ...cutsAndAdditions(fileOf(ACKNOWLEDGED))];

  it(`never says more than the hub signed, at each of its ${counted(fileOf(ACKNOWLEDGED))} bytes`, async () => {
    expect((await openHeld(whole)).of('urgent')).toEqual({ seq: 5, head: hashOf('urgent') });
    for (const { what, bytes } of changes) {
      const held = await openHeld(diskWith(ACKNOWLEDGED, bytes));
      const [urgent, routine] = [held.of('urgent'), held.of('routine')];
      expect([what, [0, 5].includes(urgent.seq), [0, 9].includes(routine.seq)]).toEqual([
        what,
        true,
        true,
      ]);
      if (urgent.seq === 5) expect(urgent.head).toBe(hashOf('urgent'));
      if (routine.seq === 9) expect(routine.head).toBe(hashOf('routine'));
    }
  });

  it('counts no confirmation of one lane for the other', async () => {
    const { urgent } = JSON.parse(Buffer.from(fileOf(ACKNOWLEDGED)).toString()) as {
      urgent: unknown;
    };
    const swapped = new TextEncoder().encode(JSON.stringify({ v: 2, urgent, routine: urgent }));
    const held = await openHeld(diskWith(ACKNOWLEDGED, swapped));
    expect([held.of('urgent').seq, held.of('routine').seq]).toEqual([5, 0]);
  });
});

describe('a file of the inbox', () => {
  const FIRST = 'data/inbox/1.json';

  it(`is not read when one of its ${counted(fileOf(FIRST))} bytes changed, and the others still are`, async () => {
    const inbox = await openReplies(whole);
    expect(await inbox.read(1)).toMatchObject({ text: '{"text":"reply 1"}' });
    const changes = [...everyFlip(fileOf(FIRST)), ...cutsAndAdditions(fileOf(FIRST))];
    const isSeq = Buffer.from(fileOf(FIRST)).indexOf('"seq":1') + '"seq":'.length;
    for (const { what, bytes } of changes) {
      const changed = await openReplies(diskWith(FIRST, bytes));
      const read = await changed.read(1);
      // The number inside is not what counts: the name of the file and the seal are.
      const readsAsBefore = bytes.length === fileOf(FIRST).length && bytes[isSeq] !== 0x31;
      expect([what, read === null || readsAsBefore]).toEqual([what, true]);
      if (read) expect(read.text).toBe('{"text":"reply 1"}');
      expect(await changed.read(2)).toMatchObject({ text: '{"text":"reply 2"}' });
    }
  });

  it('is not read under the name of another', async () => {
    const changed = await openReplies(diskWith(FIRST, fileOf('data/inbox/2.json')));
    expect(await changed.read(1)).toBeNull();
  });
});
