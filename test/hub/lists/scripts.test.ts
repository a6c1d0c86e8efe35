import { expect, it } from 'vitest';
import { scriptOf } from '#hub/lists/scripts.ts';

it.each([
  ["O'Brien-Łukasz “Kawa”", 'Latn'],
  ['محمد', 'Arab'],
  ['Цапля (Tsaplya б)', 'Latn'],
  ['Амир Хазмат', 'Cyrl'],
  ['Νίκος', 'Grek'],
  ['משה', 'Hebr'],
  ['Արամ', 'Armn'],
  ['გიორგი', 'Geor'],
  ['राम', 'Deva'],
  ['金铁三', 'Hani'],
  ['김철수', 'Hang'],
  ['ธนา', 'Zyyy'],
  ['1-2', 'Zyyy'],
])('finds the script of "%s": %s', (name, script) => {
  expect(scriptOf(name)).toBe(script);
});
