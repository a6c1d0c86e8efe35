import { describe, expect, it } from 'vitest';
import { byteRangeOf } from '#hub/routes/byte-range.ts';

describe('byteRangeOf', () => {
  // RFC 9110 §14.1.2, for a file of 10,000 bytes.
  it.each([
    { header: 'bytes=0-499', start: 0, end: 499 },
    { header: 'bytes=500-999', start: 500, end: 999 },
    { header: 'bytes=-500', start: 9500, end: 9999 },
    { header: 'bytes=9500-', start: 9500, end: 9999 },
    { header: 'bytes=0-0', start: 0, end: 0 },
    { header: 'bytes=9000-99999', start: 9000, end: 9999 },
    { header: 'bytes=-99999', start: 0, end: 9999 },
  ])('reads $header', ({ header, start, end }) => {
    expect(byteRangeOf(header, 10_000)).toEqual({ kind: 'part', start, end });
  });

  it.each([
    undefined,
    '',
    'bytes=',
    'bytes=-',
    'bytes=5-2',
    'lines=1-2',
    'bytes=0-1,5-6',
    'bytes=a-b',
  ])('gives the whole file for %s', (header) => {
    expect(byteRangeOf(header, 10_000)).toEqual({ kind: 'whole' });
  });

  it.each(['bytes=10000-', 'bytes=10000-10001', 'bytes=-0'])('cannot satisfy %s', (header) => {
    expect(byteRangeOf(header, 10_000)).toEqual({ kind: 'not-satisfiable' });
  });

  it('cannot satisfy any range of an empty file', () => {
    expect(byteRangeOf('bytes=-5', 0)).toEqual({ kind: 'not-satisfiable' });
    expect(byteRangeOf('bytes=0-', 0)).toEqual({ kind: 'not-satisfiable' });
  });
});
