import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONFIGURED_FUSES, fuseFaults, fuseSentence, readFuseWire } from '#build/lib/fuses.ts';

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const AS_WANTED = '01001100';
const WANTED = new Map(CONFIGURED_FUSES.map((fuse, index) => [fuse, AS_WANTED[index] === '1']));

/** A binary that has a fuse wire somewhere in it. `count` lies where a test asks for it. */
const binary = (states: string, { version = 1, count = states.length, after = 'more code' } = {}) =>
  Buffer.concat([
    Buffer.from('\u007fELF code and more code'),
    Buffer.from(SENTINEL),
    Buffer.from([version, count]),
    Buffer.from(states),
    Buffer.from(after),
  ]);

describe('the fuses of a packaged binary', () => {
  it('are in order when each one is as configured', () => {
    expect(fuseFaults(binary(AS_WANTED), WANTED)).toEqual([]);
  });

  it.each(CONFIGURED_FUSES.map((fuse, index) => ({ fuse, index })))(
    'are not when $fuse is the other way, removed or absent',
    ({ fuse, index }) => {
      const wanted = AS_WANTED[index] === '1' ? 'on' : 'off';
      const other = wanted === 'on' ? '0' : '1';
      for (const [byte, found] of [
        [other, wanted === 'on' ? 'off' : 'on'],
        ['r', 'removed'],
      ]) {
        const states = `${AS_WANTED.slice(0, index)}${byte}${AS_WANTED.slice(index + 1)}`;
        expect(fuseFaults(binary(states), WANTED)).toEqual([
          { kind: 'wrong', fuse, wanted, found },
        ]);
      }
      expect(fuseFaults(binary(AS_WANTED.slice(0, index)), WANTED)[0]).toEqual({
        kind: 'wrong',
        fuse,
        wanted,
        found: 'absent',
      });
    },
  );

  it.each([
    { what: 'no sentinel', bytes: Buffer.from('no wire in here'), kind: 'no-sentinel' },
    { what: 'an empty file', bytes: Buffer.alloc(0), kind: 'no-sentinel' },
    {
      what: 'two sentinels, the first of them right',
      bytes: Buffer.concat([binary(AS_WANTED), binary('11111111')]),
      kind: 'several-sentinels',
    },
    {
      what: 'a wire shorter than it says',
      bytes: binary(AS_WANTED, { count: 9, after: '' }),
      kind: 'cut-wire',
    },
    {
      what: 'nothing behind the sentinel',
      bytes: binary('').subarray(0, -11),
      kind: 'cut-wire',
    },
    {
      what: 'a version that is not known',
      bytes: binary(AS_WANTED, { version: 2 }),
      kind: 'unknown-version',
    },
    { what: 'a state that is not known', bytes: binary('0100110x'), kind: 'unknown-state' },
  ])('cannot be read from $what', ({ bytes, kind }) => {
    expect(fuseFaults(bytes, WANTED).map((fault) => fault.kind)).toEqual([kind]);
  });

  it('may have the one fuse more that electron-builder cannot set, either way', () => {
    expect(fuseFaults(binary(`${AS_WANTED}1`), WANTED)).toEqual([]);
    expect(fuseFaults(binary(`${AS_WANTED}0`), WANTED)).toEqual([]);
  });

  it('may have no fuse that nobody has decided on', () => {
    expect(fuseFaults(binary(`${AS_WANTED}111`), WANTED)).toEqual([
      { kind: 'unnamed-fuse', position: 10 },
      { kind: 'unnamed-fuse', position: 11 },
    ]);
  });

  it('must all be configured, by names that mean something', () => {
    const renamed = new Map<string, boolean>(WANTED);
    renamed.delete('runAsNode');
    renamed.set('runAsnode', false);
    expect(fuseFaults(binary(AS_WANTED), renamed).map(fuseSentence)).toEqual([
      'runAsnode in electron-builder.yml is no fuse that this check knows',
      'runAsNode is not set in electron-builder.yml',
    ]);
  });

  it('are read back whatever they are and whatever surrounds them', () => {
    const letters = { on: '1', off: '0', removed: 'r' };
    const states = fc.array(fc.constantFrom('on' as const, 'off' as const, 'removed' as const), {
      maxLength: 255,
    });
    fc.assert(
      fc.property(states, fc.string({ maxLength: 40 }), (given, after) => {
        const wire = given.map((state) => letters[state]).join('');
        expect(readFuseWire(binary(wire, { after }))).toEqual({ ok: true, value: given });
      }),
    );
  });
});
