import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMrz, constantLines, type MrzElements } from '#shared/icao/compose-mrz.ts';
import { composeName } from '#shared/icao/compose-name.ts';
import { readMrz } from '#shared/icao/mrz.ts';
import { LAYOUTS, type MrzFormat } from '#shared/icao/mrz-layout.ts';
import { daysInMonth } from '#shared/kernel/partial-date.ts';

const today = { year: 2026, month: 11, day: 23 };

const ANNA: MrzElements = {
  format: 'TD3',
  documentCode: 'PP',
  issuingState: 'UTO',
  primaryIdentifier: 'Eriksson',
  secondaryIdentifier: 'Anna Maria',
  documentNumber: 'L898902C3',
  nationality: 'UTO',
  dateOfBirth: { year: 1974, month: 8, day: 12 },
  sex: 'F',
  dateOfExpiry: { year: 2012, month: 4, day: 15 },
  optionalData: ['ZE184226B'],
};

function compose(elements: MrzElements): readonly string[] {
  const composed = composeMrz(elements);
  if (!composed.ok) throw new Error(JSON.stringify(composed.failure));
  return composed.value;
}

describe('composeMrz', () => {
  it('writes the specimen of Doc 9303-4, Appendix B', () => {
    expect(compose(ANNA)).toEqual([
      'PPUTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
      'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
    ]);
  });

  it('writes the specimens of Parts 5, 6 and 7', () => {
    const card = { ...ANNA, documentCode: 'I', documentNumber: 'D23145890', optionalData: [] };
    expect(compose({ ...card, format: 'TD1' })).toEqual([
      'I<UTOD231458907<<<<<<<<<<<<<<<',
      '7408122F1204159UTO<<<<<<<<<<<6',
      'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
    ]);
    expect(compose({ ...card, format: 'TD2' })[1]).toBe('D231458907UTO7408122F1204159<<<<<<<6');
    const visa = { ...card, documentCode: 'V', documentNumber: 'L8988901C', nationality: 'XXX' };
    expect(compose({ ...visa, format: 'MRV-B' })[1]).toMatch(/^L8988901C4XXX7408122F/u);
  });

  it('continues a long number in the optional data (Doc 9303-11, Appendix D.2)', () => {
    const { optionalData: _, ...peter } = ANNA;
    const card = { ...peter, documentCode: 'I', documentNumber: 'D23145890734' };
    expect(compose({ ...card, format: 'TD1' })[0]).toBe('I<UTOD23145890<7349<<<<<<<<<<<');
    expect(compose({ ...card, format: 'TD2' })[1]).toMatch(/^D23145890<UTO.{15}7349<<<\d$/u);
  });

  it.each([
    [{ documentNumber: 'L898902C33' }, { kind: 'too-long', field: 'documentNumber', limit: 9 }],
    [{ documentNumber: '' }, { kind: 'empty', field: 'documentNumber' }],
    [{ documentNumber: 'L8-9' }, { kind: 'not-mrz-text', field: 'documentNumber', position: 2 }],
    [{ primaryIdentifier: "'" }, { kind: 'empty', field: 'primaryIdentifier' }],
    [
      { primaryIdentifier: 'Эрикссон' },
      { kind: 'no-latin-form', field: 'primaryIdentifier', character: 'Э', position: 0 },
    ],
    [
      { secondaryIdentifier: 'Anna 2' },
      { kind: 'no-latin-form', field: 'secondaryIdentifier', character: '2', position: 5 },
    ],
    [{ issuingState: 'SWED' }, { kind: 'too-long', field: 'issuingState', limit: 3 }],
    [{ nationality: 'sw' }, { kind: 'not-mrz-text', field: 'nationality', position: 0 }],
    [{ optionalData: ['A'.repeat(15)] }, { kind: 'too-long', field: 'optionalData', limit: 14 }],
  ] as const)('refuses %o', (change, failure) => {
    expect(composeMrz({ ...ANNA, ...change })).toEqual({ ok: false, failure });
  });
});

describe('composeName (Doc 9303-4 §4.2.3)', () => {
  it.each([
    ['ARKFREITH', '', 'ARKFREITH<<'],
    ['PAPANDROPOULOUS', 'JONATHON<WARREN<TREVOR', 'PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR'],
    ['NILAVADHANANANDA', 'ARNPOL<PETCH<CHARONGUANG', 'NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU'],
    ['A'.repeat(50), 'DINGO', `${'A'.repeat(36)}<<D`],
    ['A'.repeat(50), '', 'A'.repeat(39)],
    [`${'A'.repeat(38)}<B`, '', `${'A'.repeat(37)}<B`],
    [`${'A'.repeat(20)}<${'B'.repeat(14)}`, 'C<DE', `${'A'.repeat(19)}<${'B'.repeat(14)}<<C<D`],
  ])('writes %s, %s', (primary, secondary, field) => {
    const written = composeName({ primary, secondary }, 39);
    expect(written).toHaveLength(39);
    expect(written.startsWith(field)).toBe(true);
  });

  it('drops whole initials when nothing else is left to shorten', () => {
    const primary = Array.from({ length: 25 }, () => 'A').join('<');
    const written = composeName({ primary, secondary: 'BO' }, 39);
    expect(written).toMatch(/^(?:A<)+<BO?$/u);
  });
});

/** Not a run of K or C alone, which reads as fillers. */
const component = fc.stringMatching(/^[A-Z]{1,8}$/u).filter((text) => !/^(?:K+|C+)$/u.test(text));
const components = (minLength: number) =>
  fc.array(component, { minLength, maxLength: 2 }).map((each) => each.join(' '));
const day = (min: number, max: number) =>
  fc
    .record({
      year: fc.integer({ min, max }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
    })
    .filter((date) => date.day <= daysInMonth(date.year, date.month));
const codes: { readonly [Format in MrzFormat]: readonly string[] } = {
  TD1: ['I', 'C1', 'AC', 'ID'],
  TD2: ['I', 'PU', 'C'],
  TD3: ['P', 'PP', 'PR', 'PS', 'PD'],
  'MRV-A': ['V', 'VC'],
  'MRV-B': ['V', 'V1'],
};
const numberLengths = { TD1: 22, TD2: 14, TD3: 9, 'MRV-A': 9, 'MRV-B': 9 };

const elements: fc.Arbitrary<MrzElements> = fc
  .constantFrom<MrzFormat>('TD1', 'TD2', 'TD3', 'MRV-A', 'MRV-B')
  .chain((format) =>
    fc.record({
      format: fc.constant(format),
      documentCode: fc.constantFrom(...codes[format]),
      issuingState: fc.constantFrom('SWE', 'D', 'XPO', 'UNO', 'GBD'),
      primaryIdentifier: components(1),
      secondaryIdentifier: components(0),
      documentNumber: fc.stringMatching(new RegExp(`^[A-Z0-9]{1,${numberLengths[format]}}$`, 'u')),
      nationality: fc.constantFrom('SWE', 'D', 'XXA', 'XXB', 'RKS'),
      dateOfBirth: day(1927, 2026).filter(
        (date) => date.year * 10_000 + date.month * 100 + date.day <= 20_261_123,
      ),
      sex: fc.constantFrom<'M' | 'F' | '<'>('M', 'F', '<'),
      dateOfExpiry: day(1977, 2075),
      optionalData: fc.constant([]),
    }),
  );

describe('reading what was written', () => {
  it('gives everything back in all five formats', () => {
    fc.assert(
      fc.property(elements, (written) => {
        const lines = compose(written);
        const read = readMrz(lines, { today });
        const { optionalData: _, format, ...fields } = written;
        // The name of at most 34 characters may be cut on the smaller sizes.
        const { primaryIdentifier, secondaryIdentifier, ...others } = fields;
        expect(read).toMatchObject({
          ok: true,
          value: { ...others, format, lines, valid: true, repairs: [], ignored: [] },
        });
        if (!read.ok) return;
        const whole = `${primaryIdentifier}  ${secondaryIdentifier}`.trim();
        const room = LAYOUTS[format].name.end - LAYOUTS[format].name.start;
        if (whole.length <= room) {
          expect(read.value).toMatchObject({ primaryIdentifier, secondaryIdentifier });
        } else {
          expect(read.value.nameTruncated).toBe(true);
        }
      }),
    );
  });

  it('reports every other character under a check digit, unless their values differ by a multiple of ten', () => {
    const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    const value = (character: string) => Math.max(alphabet.indexOf(character), 0);
    fc.assert(
      fc.property(
        elements,
        fc.nat(),
        fc.constantFrom(...alphabet, '<'),
        (written, seed, character) => {
          const lines = compose(written);
          const layout = LAYOUTS[written.format];
          const spans = [layout.documentNumber, layout.dateOfBirth, layout.dateOfExpiry];
          const places = spans.flatMap(({ line, start, end }) =>
            Array.from({ length: end - start }, (_, offset) => ({
              line,
              position: start + offset,
            })),
          );
          const place = places.at(seed % places.length) ?? { line: 0, position: 0 };
          const original = lines[place.line]?.charAt(place.position) ?? '';
          fc.pre((value(original) - value(character)) % 10 !== 0);
          const changed = lines.map((line, index) =>
            index === place.line
              ? line.slice(0, place.position) + character + line.slice(place.position + 1)
              : line,
          );
          const read = readMrz(changed, { today });
          expect(read.ok && read.value.valid).toBe(false);
        },
      ),
    );
  });

  it('is not disturbed by lower case, CR LF, joined lines, STX and ETX, spaces for fillers', () => {
    const noise = fc.constantFrom(
      (lines: readonly string[]) => lines.join('\r\n').toLowerCase(),
      (lines: readonly string[]) => lines.join('\r'),
      (lines: readonly string[]) => lines.join(''),
      (lines: readonly string[]) => `\u0002${lines.join('\n')}\u0003`,
      (lines: readonly string[]) => lines.map((line) => line.replaceAll('<', ' ')),
      (lines: readonly string[]) => ['', ...lines.map((line) => ` ${line}`), ''],
    );
    fc.assert(
      fc.property(elements, noise, (written, disturb) => {
        const lines = compose(written);
        expect(readMrz(disturb(lines), { today })).toEqual(readMrz(lines, { today }));
      }),
    );
  });

  it('never throws, whatever comes', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.stringMatching(/^[A-Z0-9<kO0 «]{20,100}$/u),
      fc.stringMatching(/^[PVIAC][A-Z0-9<*k]{43}$/u),
    );
    const input = fc.oneof(text, fc.array(text, { maxLength: 5 }));
    fc.assert(
      fc.property(input, (raw) => {
        const read = readMrz(raw, { today });
        expect(read.ok ? read.value.lines.length : read.failure.kind.length).toBeGreaterThan(1);
      }),
      { numRuns: 500 },
    );
  });
});

describe('constantLines', () => {
  it('gives the same lines, and throws where there can be none', () => {
    expect(constantLines(ANNA)).toEqual(compose(ANNA));
    expect(() => constantLines({ ...ANNA, primaryIdentifier: '' })).toThrow('primaryIdentifier');
  });
});
