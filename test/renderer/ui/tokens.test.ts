import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8');

const THEMES = ['light', 'dark', 'night'] as const;

/** Text colour and the grounds it is put on by some component. */
const TEXT_PAIRS: readonly (readonly [string, readonly string[]])[] = [
  [
    'ink',
    [
      'ground',
      'surface',
      'sunken',
      'hit-ground',
      'refer-ground',
      'clear-ground',
      'not-screened-ground',
      'accent-ground',
    ],
  ],
  ['ink-2', ['ground', 'surface', 'sunken', 'accent-ground', 'hit-ground', 'refer-ground']],
  ['ink-3', ['ground', 'surface', 'sunken', 'accent-ground']],
  ['accent', ['surface', 'ground', 'accent-ground']],
  ['on-accent', ['accent']],
  ['hit', ['surface', 'ground', 'sunken', 'hit-ground', 'accent-ground']],
  ['refer', ['surface', 'ground', 'sunken', 'refer-ground', 'accent-ground']],
  ['clear', ['surface', 'ground', 'clear-ground', 'accent-ground']],
  ['not-screened', ['surface', 'ground', 'not-screened-ground', 'accent-ground']],
  ['on-hit', ['hit']],
  ['on-refer', ['refer']],
  ['on-clear', ['clear']],
  ['on-not-screened', ['not-screened']],
  ['training', ['surface', 'ground', 'training-ground']],
  ['ink', ['training-ground']],
  ['on-training', ['training']],
  ['on-band', ['band']],
];

/** Borders of controls and the focus ring: WCAG 2.2, 1.4.11 asks for 3:1. */
const SHAPE_PAIRS: readonly (readonly [string, readonly string[]])[] = [
  ['line-strong', ['surface', 'ground']],
  ['focus', ['surface', 'ground', 'sunken', 'accent-ground', 'clear-ground', 'hit-ground']],
];

const cases = (pairs: typeof TEXT_PAIRS) =>
  THEMES.flatMap((theme) =>
    pairs.flatMap(([text, grounds]) => grounds.map((ground) => ({ theme, text, ground }))),
  );

describe('contrast of the tokens', () => {
  it.each(cases(TEXT_PAIRS))('$theme: $text is legible on $ground', ({ theme, text, ground }) => {
    expect(contrast(tokenOf(theme, text), tokenOf(theme, ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(cases(SHAPE_PAIRS))('$theme: $text stands out on $ground', ({ theme, text, ground }) => {
    expect(contrast(tokenOf(theme, text), tokenOf(theme, ground))).toBeGreaterThanOrEqual(3);
  });

  it.each(THEMES)('%s names every colour that the others name', (theme) => {
    expect(namesIn(theme)).toEqual(namesIn('light'));
  });

  it('keeps the night theme free of blue and green light that would blind adapted eyes', () => {
    for (const name of namesIn('night').filter((each) => each !== 'veil')) {
      const [red, green, blue] = channels(tokenOf('night', name));
      expect(red, name).toBeGreaterThanOrEqual(Math.max(green, blue));
    }
  });

  it('computes what WCAG computes', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});

function blockOf(theme: string): string {
  return new RegExp(`\\[data-theme="${theme}"\\] \\{([^}]*)\\}`, 'u').exec(css)?.[1] ?? '';
}

const namesIn = (theme: string): string[] =>
  [...blockOf(theme).matchAll(/--([a-z0-9-]+):/gu)].map((match) => match[1] ?? '');

function tokenOf(theme: string, name: string): string {
  const value = new RegExp(`--${name}: (#[0-9a-f]{6});`, 'u').exec(blockOf(theme))?.[1];
  if (value === undefined) throw new Error(`${theme} has no --${name}`);
  return value;
}

function channels(hex: string): readonly [number, number, number] {
  const channel = (start: number): number => Number.parseInt(hex.slice(start, start + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

function luminance(hex: string): number {
  const [red, green, blue] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
