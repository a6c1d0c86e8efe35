import { describe, expect, it } from 'vitest';
import { drain, fixture, importAll, refusalOf, sourceOf } from './import-support.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const text = (value: string) => new TextEncoder().encode(value);
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('files that are no text', () => {
  it.each([
    { file: bytes(0x50, 0x4b, 3, 4, 0), kind: 'binary', line: 1, why: 'a ZIP archive' },
    { file: bytes(0x1f, 0x8b, 8, 0), kind: 'binary', line: 1, why: 'a gzip archive' },
    { file: bytes(0xff, 0xfe, 0x3c, 0), kind: 'not-utf8', line: 1, why: 'UTF-16 with its mark' },
    { file: bytes(0x3c, 0, 0x61, 0), kind: 'binary', line: 1, why: 'UTF-16 without its mark' },
    {
      file: join(text('<CONSOLIDATED_LIST>\n\n'), bytes(0xe9, 0x20)),
      kind: 'not-utf8',
      line: 3,
      why: 'Latin-1',
    },
    {
      file: join(text('<CONSOLIDATED_LIST>\n'), bytes(0xc3)),
      kind: 'truncated',
      line: 2,
      why: 'half a character',
    },
  ])('refuses $why: $kind on line $line', async ({ file, kind, line }) => {
    expect(refusalOf(await importAll('un', [file]))).toEqual({ kind, line });
  });

  it('answers a disk that fails with a value, not with an exception', async () => {
    async function* broken() {
      yield text('<CONSOLIDATED_LIST>');
      await Promise.resolve();
      throw new Error('EIO');
    }
    const source = { name: 'un.xml', bytes: broken(), sizeInBytes: null };
    const imported = await drain('un', [source]);
    expect(imported.outcome).toMatchObject({ failure: { kind: 'unreadable', file: 'un.xml' } });
    expect(imported.outcome.ok ? '' : imported.outcome.failure.reason).toContain('EIO');
  });
});

describe('progress', () => {
  it('counts up to the size of the file', async () => {
    const source = sourceOf(fixture('un.xml'), 500);
    const { events } = await drain('un', [source]);
    const seen = events.flatMap((event) => (event.kind === 'progress' ? [event.bytesRead] : []));
    expect(seen.at(-1)).toBe(source.sizeInBytes);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('cuts a source that arrives in one piece, so that no batch holds a whole file', async () => {
    const row = 'X1,UTO,passport,lost,2030-01-01\n';
    const file = `documentNumber,issuingState,documentType,category,dateReported\n${row.repeat(30_000)}`;
    const { events } = await drain('sltd', [sourceOf(file, file.length)]);
    expect(events.filter(({ kind }) => kind === 'progress').length).toBeGreaterThan(3);
  });
});
