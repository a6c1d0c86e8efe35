import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faceFiles } from '#hub/services/exchange/pdf/faces.ts';
import { letterPages, PAGE } from '#hub/services/exchange/pdf/letter-pages.ts';
import { type LineSetting, linesOf } from '#hub/services/exchange/pdf/lines.ts';
import { type Exported, notificationExport } from '#shared/asylum/forwarding/export-of.ts';
import { aLife } from '#test/shared/asylum/life-of-a-case.ts';
import { aDraft, id } from '#test/support/asylum-subjects.ts';

/** Every letter is half as wide as it is high. */
const measureAt = (text: string, _face: string, size: number): number => (text.length * size) / 2;
const setting = (differs: Partial<LineSetting> = {}): LineSetting => ({
  weight: 'regular',
  width: 200,
  direction: 'ltr',
  measure: (text, face) => measureAt(text, face, 10),
  ...differs,
});
const shown = (text: string, differs: Partial<LineSetting> = {}): string[] =>
  linesOf(text, setting(differs)).map(({ pieces }) => pieces.map((piece) => piece.text).join('|'));

function aLetter(language: 'ar' | 'en', statement: string): Exported {
  const life = aLife();
  const decision = {
    outcome: 'recognised',
    restsOn: null,
    decidedOn: '2026-11-19',
    authority: 'Asylum office',
    legalBasis: 'Asylum Act',
    note: '',
  } as const;
  life.step({ kind: 'decide', decision });
  const draft = aDraft({ language, statement });
  life.step({ kind: 'draft-notification', notification: id(7), draft });
  const [notification] = life.case().notifications;
  if (notification === undefined) throw new Error('nothing was drafted');
  return notificationExport(
    life.case(),
    { notification, formName: '' },
    {
      originState: 'FRA',
      exportedAt: '2026-11-25T15:00:00.000Z',
      recipients: [{ kind: 'general-secretariat' }, { kind: 'ccf' }],
    },
  );
}

const textOf = (page: ReturnType<typeof letterPages>[number]): string =>
  page.map(({ text }) => text).join(' ');

describe('the pages of a letter', () => {
  it('each say alone what it is, for whom, under which law, and which page it is', () => {
    const pages = letterPages(aLetter('en', 'word '.repeat(800)), measureAt);
    expect(pages.length).toBeGreaterThan(1);
    for (const [at, page] of pages.entries()) {
      const text = textOf(page);
      expect(text).toContain('CONFIDENTIAL: REFUGEE');
      expect(text).toContain('INTERPOL General Secretariat; Commission for the Control');
      expect(text).toContain('Legal basis: Asylum Act, section 30');
      expect(text).toContain('FP-00000007   2026-11-25 15:00 UTC');
      expect(text).toContain(`${at + 1}/${pages.length}`);
    }
  });

  it('hold every word of it, none beyond the edge and none under the foot', () => {
    const pages = letterPages(aLetter('en', 'word '.repeat(800)), measureAt);
    expect(
      pages
        .map(textOf)
        .join(' ')
        .match(/\bword\b/gu),
    ).toHaveLength(800);
    for (const { x, y, text, face, size } of pages.flat()) {
      expect(x).toBeGreaterThanOrEqual(56 - 1e-6);
      expect(x + measureAt(text, face, size)).toBeLessThanOrEqual(PAGE.width - 56 + 1e-6);
      expect(y).toBeLessThanOrEqual(PAGE.height - 40);
    }
  });

  it('begin at the right in Arabic', () => {
    const [page = []] = letterPages(aLetter('ar', ''), measureAt);
    const title = page.filter(({ size }) => size === 16);
    const end = Math.max(...title.map(({ x, text, face }) => x + measureAt(text, face, 16)));
    expect(end).toBeCloseTo(PAGE.width - 56);
  });
});

describe('the lines of a text', () => {
  it.each([
    { text: 'one two', lines: ['one two'] },
    { text: 'one\ntwo', lines: ['one', 'two'] },
    { text: '', lines: [''] },
    { text: `${'a'.repeat(45)}`, lines: ['a'.repeat(40), 'a'.repeat(5)] },
    { text: `${'a'.repeat(30)} ${'b'.repeat(30)}`, lines: ['a'.repeat(30), 'b'.repeat(30)] },
  ])('break where they must: $text', ({ text, lines }) => {
    expect(shown(text)).toEqual(lines);
  });

  it('put Arabic from right to left and numbers within it from left to right', () => {
    expect(shown('ولد 1980', { direction: 'auto' })[0]).toMatch(/^1980/u);
    expect(linesOf('ولد 1980', setting({ direction: 'auto' }))[0]?.isRightToLeft).toBe(true);
    expect(shown('born طارق here')[0]?.replaceAll('|', '')).toBe('born طارق here');
  });

  it('turn brackets round where the text runs to the left', () => {
    expect(shown('(طارق)', { direction: 'rtl' })[0]?.replaceAll('|', '')).toBe('(طارق)');
  });

  it.each([
    { what: 'of a script without a font', text: 'ገ', code: '[U+1308]' },
    { what: 'that turn the text round', text: 'a\u202eb', code: '[U+202E]' },
    { what: 'beyond the first plane', text: '😀', code: '[U+1F600]' },
    { what: 'that no terminal shows', text: 'a\u0007b', code: '[U+0007]' },
  ])('write letters $what by their code', ({ text, code }) => {
    expect(shown(text).join('')).toContain(code);
  });

  it('leave no letter out', () => {
    const latin = fc.string({ unit: fc.constantFrom(...'abc déñ XYZ 0123 -.,()'), maxLength: 200 });
    fc.assert(
      fc.property(latin, fc.integer({ min: 20, max: 400 }), (text, width) => {
        const drawn = shown(text, { width }).join('').replaceAll('|', '').replace(/\s/gu, '');
        expect(drawn).toBe(text.normalize('NFC').replace(/\s/gu, ''));
      }),
    );
  });

  it('use no font that is not there', () => {
    const faces = faceFiles();
    const text = 'Aż طارق Иван Σω ǎ ắ';
    for (const { face } of linesOf(text, setting()).flatMap(({ pieces }) => pieces)) {
      expect(faces.has(face), face).toBe(true);
    }
  });
});
