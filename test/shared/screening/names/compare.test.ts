import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames } from '#shared/screening/names/compare.ts';
import { tokenSimilarity } from '#shared/screening/names/token-similarity.ts';
import { type NameToken, parseName } from '#shared/screening/names/tokens.ts';

const compare = (a: string, b: string, truncated: number | null = null) =>
  compareNames(parseName(a), parseName(b), truncated);

// Invented names; the second column is how they were brought together.
describe('compareNames', () => {
  it.each([
    ['Tariq Benhalim', 'TARIQ BENHALIM', 'equal'],
    ['Benhalim Tariq', 'Tariq Benhalim', 'order'],
  ])('takes %s and %s for one name: %s', (a, b, by) => {
    expect(compare(a, b)).toEqual({ score: 1, by });
  });

  it.each([
    ['Tarek Ben Halim', 'Tariq Benhalim', 'joined'],
    ['Mohamed Elmasri', 'Muhammad al-Masri', 'joined'],
    ['Bill Valdis', 'William Valdis', 'nickname'],
    ['Orenv Aldis', 'Oren Valdis', 'joined'],
    ['Oren Oren Valdis', 'Oren Valdis', 'partial'],
    ['Oren Valdisovich Petrak', 'Oren Petrak', 'partial'],
    ['Abdul Rahman Yusuf', 'Abdurrahman Youssef', 'spelling'],
    ['طارق بن حليم', 'Tariq bin Halim', 'transliteration'],
    ['Дмитрий Соколов', 'Dmitri Sokolov', 'transliteration'],
    ['Jurgen Mueller', 'Jürgen Müller', 'spelling'],
    ['Dmitri Sokolov', 'Dmitri Petrov Sokolov', 'partial'],
    ['TRQ BNHLM', 'Tariq Benhalim', 'transliteration'],
    ['Oren Valdis', 'VALDIS PETRAK, Oren', 'partial'],
    ['Oren Valdis', 'Oren Valdis Oren', 'partial'],
  ])('finds %s near %s: %s', (a, b, by) => {
    const { score, by: found } = compare(a, b);
    expect(found).toBe(by);
    expect(score).toBeGreaterThanOrEqual(0.7);
  });

  it.each([
    ['Tariq Benhalim', 'Oren Valdis'],
    ['Tariq Benhalim', 'Tariq Valdis'],
    ['Mohamed Hassan', 'Mohamed Valdis'],
    ['Hassan Valdis', 'Hassan'],
    ['', 'Hassan'],
    ['Ahmed Valdis', 'Mohamed Valdis'],
    ['Hassan Valdis', 'Hussein Valdis'],
    ['حسن بنحليم', 'Hussein Benhalim'],
    ['Karim Oren Valdis', 'Oren Valdis'],
    ['Antonio Petrak', 'Antonia Petrova'],
    ['王小明', 'Zhang Xiaoping'],
    ['Oren Valdisovich Petrak', 'Oren Sokolovich Petrak'],
    ['Oren Petrak', 'VALDIS PETRAK, Oren'],
    ['建 明 王', 'WANG, Jian'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(compare(a, b).score).toBeLessThan(0.7);
  });

  it('takes the two forms of a given name for a man and a woman', () => {
    const { score } = compare('Dorin Valdis', 'Dorine Valdis');
    expect(compare('Dorin Valdis', 'Dorina Valdis').score).toBeLessThan(score);
    expect(compare('Dorina Valdis', 'Dorin Valdis').score).toBeLessThan(score);
  });

  it('counts a name that is said twice once', () => {
    const listed = 'Oren Valdis Petrak';
    expect(compare('Oren Valdis', `${listed} Valdis`).score).toBe(
      compare('Oren Valdis', listed).score,
    );
  });

  it.each([
    ['Sayyid Oren Valdis', 'Oren Valdis', 'a title'],
    ['Oren Valdis Ltd', 'Oren Valdis', 'a legal form'],
  ])('holds it against nobody that %s has, and %s lacks, %s', (a, b) => {
    expect(compare(a, b).score).toBe(1);
    expect(compare(b, a).score).toBe(1);
    expect(compare(a, `Marek ${b}`).score).toBeLessThan(1);
  });

  it('counts an initial for something, but not for a name', () => {
    const { score, by } = compare('J. Sokolov', 'Jaroslav Sokolov');
    expect(by).toBe('initial');
    expect(score).toBeGreaterThan(compare('K. Sokolov', 'Jaroslav Sokolov').score);
    expect(compare('J. Sokolov', 'Jaroslav Petrov Sokolov').score).toBeLessThan(0.7);
  });

  it('takes the last word of a truncated name for the beginning of a longer one', () => {
    expect(compare('Papadopoulos Konstan', 'Konstantinos Papadopoulos', 1)).toMatchObject({
      by: 'truncation',
    });
    const untruncated = compare('Papadopoulos Kon', 'Konstantinos Papadopoulos Vas').score;
    expect(compare('Papadopoulos Kon', 'Konstantinos Papadopoulos Vas', 1).score).toBeGreaterThan(
      Math.max(0.9, untruncated),
    );
  });

  it('scores between 0 and 1, and a name against itself with 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const { score } = compare(a, b);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        if (parseName(a).tokens.length > 0) expect(compare(a, a).score).toBeCloseTo(1);
      }),
    );
  });
});

describe('tokenSimilarity', () => {
  const token = (word: string) => parseName(word).tokens[0] as NameToken;
  const similarity = (a: string, b: string) => tokenSimilarity(token(a), token(b), 0);

  it.each([
    ['qasem', 'kasim', 'one sound, other vowel'],
    ['hasan', 'hassan', 'a doubled letter'],
    ['fatima', 'fatimah', 'a silent letter'],
    ['sokolov', 'skoolov', 'neighbours exchanged'],
    ['alkashif', 'kashif', 'an article written to the name'],
    ['kashif', 'alkashif', 'the same the other way round'],
    ['alkashif', 'elkashef', 'an article on both sides'],
  ])('finds %s nearer to %s than a random letter would be: %s', (a, b) => {
    expect(similarity(a, b)).toBeGreaterThan(0.8);
  });

  it('takes a name derived from a great one for one name in all its spellings, and for no other', () => {
    expect(similarity('mohammadi', 'mohamedy')).toBeGreaterThan(0.9);
    expect(similarity('mohammadi', 'mohammad')).toBe(0);
    expect(similarity('mohammadi', 'ahmadi')).toBe(0);
  });

  it('takes a syllable near to another one for another one in Korean', () => {
    expect(similarity('gim', 'gin')).toBeGreaterThan(0.7);
    expect(similarity('김', '긴')).toBe(0);
    expect(similarity('김', '김')).toBe(1);
  });

  it('answers 0 below the likeness that was asked for', () => {
    expect(tokenSimilarity(token('valdis'), token('benhalim'), 0.7)).toBe(0);
    expect(tokenSimilarity(token('j'), token('karim'), 0.7)).toBe(0);
  });

  it('is symmetric, whatever the words', () => {
    const word = fc.stringMatching(/^[b-z]{2,40}$/u);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(similarity(a, b)).toBeCloseTo(similarity(b, a), 10);
      }),
    );
  });
});
