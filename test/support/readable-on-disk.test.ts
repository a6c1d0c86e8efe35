/** The search itself: what it says about a disk is worth as much as what it finds when something is there. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { encodeFrame, encodeHeader } from '#main/services/journal/frames.ts';
import { POST, referral, soundJournal } from '../main/services/journal/journal-fixture.ts';
import { PIECE_BYTES, readableOnDisk } from './readable-on-disk.ts';

const NAME = 'Quvendrix';
const TWO_WORDS = "Van d'Orqel";
const ARABIC = 'كوفندريكس';

describe('the search of a disk', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'farpost-search-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const put = (name: string, content: string | Uint8Array): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };

  const wordsIn = async (words: readonly string[] = [NAME, TWO_WORDS, ARABIC]) => {
    const { findings } = await readableOnDisk([folder], words);
    return [...new Set(findings.map(({ word }) => word))];
  };

  it.each([
    ['as it is', NAME, `xx${NAME}yy`],
    ['in capitals', NAME, `xx${NAME.toUpperCase()}yy`],
    ['in small letters', NAME, `xx${NAME.toLowerCase()}yy`],
    ['backwards', NAME, 'xirdnevuQ'],
    ['in a machine readable line', TWO_WORDS, 'P<UTOVAN<D<ORQEL<<ANNA<<<<'],
    ['joined', TWO_WORDS, 'key:vandorqel'],
    ['in an address', TWO_WORDS, "q=Van%20d'Orqel"],
    ['in a form', TWO_WORDS, "q=Van+d'Orqel"],
    ['in UTF-16', NAME, Buffer.from(`x${NAME}`, 'utf16le')],
    ['in UTF-16 from an odd byte', NAME, Buffer.from(`\u0001${NAME}`, 'utf16le').subarray(1)],
    ['in UTF-16, high byte first', NAME, Buffer.from(NAME, 'utf16le').swap16()],
    ['in hexadecimal', NAME, Buffer.from(NAME).toString('hex')],
    ['in Arabic', ARABIC, `"${ARABIC}"`],
    ['in Arabic, UTF-16', ARABIC, Buffer.from(ARABIC, 'utf16le')],
    ['in Arabic, percent-encoded', ARABIC, encodeURIComponent(`x ${ARABIC} y`)],
    [
      'in Arabic, escaped',
      ARABIC,
      String.raw`"\u0643\u0648\u0641\u0646\u062f\u0631\u064a\u0643\u0633"`,
    ],
  ])('finds a word %s', async (_, word, content) => {
    put('deep/in/a/folder', content);
    expect(await wordsIn()).toEqual([word]);
  });

  it.each(['base64', 'base64url'] as const)(
    'finds a word in %s, wherever in it the word begins',
    async (encoding) => {
      for (const word of [NAME, ARABIC]) {
        for (const before of ['', 'a', 'ab', 'abc', '{"note":"']) {
          for (const after of ['', 'z', '"}']) {
            put('file', Buffer.from(before + word + after).toString(encoding));
            expect([before, after, await wordsIn()]).toEqual([before, after, [word]]);
          }
        }
      }
    },
  );

  it('finds a word across the border of two pieces, cut at any of its bytes', async () => {
    const word = Buffer.from(NAME, 'utf16le');
    for (let before = 0; before <= word.length; before += 1) {
      const bytes = Buffer.alloc(2 * PIECE_BYTES + 100, 0x41);
      word.copy(bytes, PIECE_BYTES - before);
      put('large', bytes);
      expect([before, await wordsIn([NAME])]).toEqual([before, [NAME]]);
    }
  });

  it('finds a word in the last bytes of a large file, and in a name', async () => {
    const large = Buffer.alloc(PIECE_BYTES + 5, 0x41);
    put('large', Buffer.concat([large, Buffer.from(NAME)]));
    put(`cache/${TWO_WORDS}.html`, '');
    expect((await wordsIn()).sort()).toEqual([NAME, TWO_WORDS]);
  });

  it('finds what a journal would show that did not seal, and nothing in one that does', async () => {
    const entry = referral(`a note on ${NAME}`);
    for (const id of ['', 'x', 'xy']) {
      const box = Buffer.from(JSON.stringify({ ...entry.payload, id })).toString('base64url');
      const body = Buffer.from(JSON.stringify({ v: 1, kind: entry.kind, payload: { box } }));
      const header = encodeHeader({ post: POST, epoch: 1, lane: 'urgent' });
      put('not-sealed/1-urgent.fpj', Buffer.concat([header, encodeFrame(body)]));
      expect(await wordsIn()).toEqual([NAME]);
    }
    rmSync(path.join(folder, 'not-sealed'), { recursive: true });
    const journal = await soundJournal({
      ...nodeFiles,
      makeDirectory: () => nodeFiles.makeDirectory(path.join(folder, 'journal')),
      open: (file) => nodeFiles.open(path.join(folder, 'journal', path.basename(file))),
      read: (file) => nodeFiles.read(path.join(folder, 'journal', path.basename(file))),
      rename: (from, to) =>
        nodeFiles.rename(
          path.join(folder, 'journal', path.basename(from)),
          path.join(folder, 'journal', path.basename(to)),
        ),
      syncDirectory: () => nodeFiles.syncDirectory(path.join(folder, 'journal')),
    });
    expect(await journal.append(entry)).toMatchObject({ kind: 'saved' });
    await journal.close();
    expect(await wordsIn()).toEqual([]);
    expect(await wordsIn(['silent', 'referral'])).toEqual(['referral']);
  });

  it('finds nothing where nothing is, and says how much it has looked at', async () => {
    put('one', 'Quvendri');
    put('two', Buffer.alloc(PIECE_BYTES + 1));
    const { forms, ...search } = await readableOnDisk([folder, path.join(folder, 'none')], [NAME]);
    expect(search).toEqual({ findings: [], words: 1, files: 2, bytes: PIECE_BYTES + 9 });
    expect(forms).toBeGreaterThan(30);
  });

  it('takes no word that chance could write', async () => {
    await expect(readableOnDisk([folder], ['abcd'])).rejects.toThrow('too short');
  });
});
