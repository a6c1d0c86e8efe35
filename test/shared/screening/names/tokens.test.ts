import { describe, expect, it } from 'vitest';
import { readArabicMrz } from '#shared/screening/names/arabic.ts';
import { foldLetters, wordsOf } from '#shared/screening/names/fold.ts';
import { scriptOfWord } from '#shared/screening/names/script.ts';
import { skeletonOf } from '#shared/screening/names/skeleton.ts';
import { soundsOf } from '#shared/screening/names/sounds.ts';
import { isComparable, MOST_WORDS, parseName, readingsOf } from '#shared/screening/names/tokens.ts';

const texts = (name: string) => parseName(name).tokens.map(({ text }) => text);

describe('wordsOf', () => {
  it.each([
    ['O’Connor', ['oconnor'], 'an apostrophe vanishes'],
    ['Anna-Maria', ['anna', 'maria'], 'a hyphen separates'],
    ['Łukasz Żółć', ['lukasz', 'zolc'], 'diacritics vanish'],
    ['Strauß Ærø', ['strauss', 'aero'], 'undecomposed letters have a rule'],
    ['ＡＮＮＡ', ['anna'], 'full width becomes plain'],
    ['John 2nd.', ['john', 'nd'], 'digits are no part of a name'],
    [' <<< ', [], 'nothing is nothing'],
  ])('makes of %s %j: %s', (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });

  it('drops the short vowels that Arabic writing may show', () => {
    expect(foldLetters('مُحَمَّد')).toBe('محمد');
  });
});

describe('scriptOfWord', () => {
  it.each([
    ['anna', 'Latn'],
    ['анна', 'Cyrl'],
    ['محمد', 'Arab'],
    ['王', 'Hani'],
    ['1-', 'Zyyy'],
  ])('knows %s as %s', (word, script) => {
    expect(scriptOfWord(word)).toBe(script);
  });
});

describe('parseName', () => {
  it.each([
    ['محمد', ['mhmd'], 'short vowels are not written'],
    ['عبد الرحمن', ['abd', 'al', 'rhmn'], 'the article is parted'],
    ['عبدالله', ['abd', 'lh'], 'a compound is parted'],
    ['علي', ['3li'], 'ayin is no vowel'],
    ['سيد', ['sayyid'], 'a title, whose vowels are known'],
    ['العز', ['al', '3z'], 'the article is parted'],
    ['الا', ['ala'], 'what would leave a single letter is not parted'],
    ['الاء', ['ala'], 'nor where the letter after it has no Latin form'],
    ['Badul', ['abd'], 'a mistyped servant'],
    ['يوسف', ['yusf'], 'yeh is a consonant at the beginning, waw a vowel inside'],
    ['Щербаков', ['shcherbakov'], 'Cyrillic as in the machine readable zone'],
    ['Абдулрахман', ['abd', 'rakhman'], 'a compound in Cyrillic'],
    ['ъ', [], 'letters that stand for no sound'],
    ['ء', [], 'a letter that has no Latin form'],
    ['ڗڗ', [], 'a letter without a rule'],
    ['Анѫа', ['ana'], 'the same in Cyrillic'],
    ['Abdulrahman', ['abd', 'rahman'], 'a compound in Latin letters'],
    ['Abdurrahman', ['abd', 'rahman'], 'the article took on the next letter'],
    ['Abdessalam', ['abd', 'salam'], 'the same in French spelling'],
    ['Abdi', ['abdi'], 'a short name is no compound'],
    ['MXHMD', ['mhmd'], 'the Arabic scheme of the machine readable zone'],
    ['Xavier', ['xavier'], 'a name that only begins like an escape'],
    ['王小明', ['wang', 'xiaoming'], 'a family name and a given name'],
    ['小明', ['xiaoming'], 'a given name'],
    ['김정은', ['gim', 'jeongeun'], 'the same in Korean'],
    ['Ελένη', ['eleni'], 'Greek'],
    ['ბარაკ', ['barak'], 'Georgian'],
    ['VALDIS, Oren', ['oren', 'valdis'], 'a family name before a comma'],
  ])('reads %s as %j: %s', (name, expected) => {
    expect(texts(name)).toEqual(expected);
  });

  it('knows which words tell little', () => {
    const roles = parseName('Haji J. bin Laska').tokens.map(({ role, weight }) => [role, weight]);
    expect(roles).toEqual([
      ['title', 0.1],
      ['initial', 0.3],
      ['particle', 0.1],
      ['name', 1],
    ]);
    expect(parseName('Mohamed').weight).toBe(0.45);
    expect(parseName('Karim').weight).toBe(0.7);
  });

  it('marks what was written without vowels', () => {
    const vowelless = ['محمد', 'MXHMD', 'SLMN', 'Salman', 'Анна'].map(
      (name) => parseName(name).tokens[0]?.vowelless,
    );
    expect(vowelless).toEqual([true, true, true, false, false]);
  });

  it.each([
    ['Abu Valdis', ['particle', 'kunya'], 'the name of a child'],
    ['Oren Valdisovich', ['name', 'patronymic'], 'the name of a father'],
    ['Abdul Karim', ['servant', 'name'], 'a servant of'],
    ['Valdis Ltd', ['name', 'legal-form'], 'a company'],
    ['Bin Oren', ['particle', 'name'], 'a particle'],
    ['Oren Bin', ['name', 'name'], 'a particle at the end leads nowhere'],
    ['Bin', ['name'], 'a particle alone is the name'],
    ['Pak Do Il', ['name', 'name', 'name'], 'syllables are no particles'],
    ['Pak Al Il', ['name', 'particle', 'name'], 'an article among them'],
  ])('knows what the words of %s do: %j, %s', (name, roles) => {
    expect(parseName(name).tokens.map(({ role }) => role)).toEqual(roles);
  });

  it('leaves out what no name has', () => {
    expect(parseName('Oren '.repeat(500)).tokens.length).toBe(MOST_WORDS);
  });

  it('can compare whatever has letters that can be read', () => {
    expect(
      ['Anna', 'محمد', 'Анна', '王小明', 'bin', ''].map((name) => isComparable(parseName(name))),
    ).toEqual([true, true, true, true, true, false]);
  });
});

describe('readingsOf', () => {
  it.each([
    ['Oren Valdis', ['Oren Valdis']],
    ['Oren / Valdis', ['Oren / Valdis', 'Oren ', ' Valdis']],
    ['Oren / 7', ['Oren / 7']],
  ])('reads %s as %j', (name, readings) => {
    expect(readingsOf(name)).toEqual(readings);
  });
});

describe('skeletonOf', () => {
  it.each([
    ['mohammed', 'muhamad'],
    ['mhmd', 'mohamed'],
    ['yussef', 'yousuf'],
    ['qasim', 'kassem'],
    ['fatima', 'fatimah'],
  ])('brings %s and %s together', (a, b) => {
    expect(skeletonOf(a)).toBe(skeletonOf(b));
  });

  it('leaves a word of vowels as it is', () => {
    expect(skeletonOf('aya')).toBe('aya');
  });
});

describe('readArabicMrz', () => {
  it.each([
    ['xshxhatxta', 'shhata'],
    ['alexei', null],
    ['xshrf', 'shrf'],
    ['anna', null],
  ])('reads %s as %s', (word, expected) => {
    expect(readArabicMrz(word)).toBe(expected);
  });
});

describe('soundsOf', () => {
  it('gives every letter of the alphabet a sound, and one of its own to whatever is no letter', () => {
    const other = soundsOf('-');
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
      expect(soundsOf(letter), letter).not.toEqual(other);
    }
    expect(soundsOf('o-r')).toEqual(new Uint8Array([...soundsOf('o'), ...other, ...soundsOf('r')]));
  });
});
