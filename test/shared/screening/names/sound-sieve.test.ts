import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSieve } from '#shared/screening/names/sound-sieve.ts';
import { soundSimilarity } from '#shared/screening/names/sound-similarity.ts';
import { soundsOf } from '#shared/screening/names/sounds.ts';

/** Few letters and signs that are taken for one another, so that words are often near. */
const word = fc.record({
  sounds: fc
    .string({ unit: fc.constantFrom(...'aeiouywhkqgbdtsz3'), maxLength: 12 })
    .map((text) => soundsOf(text)),
  vowelless: fc.boolean(),
});

describe('createSieve', () => {
  it('lets every word through that is alike, whichever words came before', () => {
    const sieve = createSieve();
    const answers = { passed: 0, refused: 0 };
    fc.assert(
      fc.property(
        word,
        fc.array(word, { maxLength: 30 }),
        fc.constantFrom(0, 0.5, 0.68, 0.8, 1),
        (a, others, least) => {
          sieve.begin(a, least);
          const refused = others.filter(
            (b) => !sieve.letsThrough({ ...b, start: 0, end: b.sounds.length }),
          );
          expect(refused.filter((b) => soundSimilarity(a, b, least) > 0)).toEqual([]);
          answers.refused += refused.length;
          answers.passed += others.length - refused.length;
        },
      ),
      { numRuns: 400 },
    );
    expect(answers.refused).toBeGreaterThan(0);
    expect(answers.passed).toBeGreaterThan(0);
  });

  it('reads a word from among others', () => {
    const sounds = soundsOf('xxkarimxx');
    const sieve = createSieve();
    const at = soundsOf('xx').length;
    sieve.begin({ sounds: soundsOf('karim'), vowelless: false }, 1);
    expect(sieve.letsThrough({ sounds, start: at, end: at + 5, vowelless: false })).toBe(true);
    expect(sieve.letsThrough({ sounds, start: at, end: at + 4, vowelless: false })).toBe(false);
  });
});
