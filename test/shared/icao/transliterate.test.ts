import { describe, expect, it } from 'vitest';
import { transliterateLatin } from '#shared/icao/transliterate.ts';

describe('transliterateLatin', () => {
  it.each([
    ["D'Artagnan", 'DARTAGNAN', '§4.6 apostrophe'],
    ['O’Connor', 'OCONNOR', '§4.6 apostrophe, typographic'],
    ['Marie-Elise', 'MARIE<ELISE', '§4.6 hyphen'],
    ['Anna, Maria', 'ANNA<MARIA', '§4.6 comma'],
    ['  van  der   Muellen ', 'VAN<DER<MUELLEN', 'spaces'],
    ['J. R.', 'J<R', '§4.6 other punctuation'],
    ['Ångström Æðelþryð', 'AANGSTROEM<AEDELTHRYD', '§6 A'],
    ['Łukasz Žižková', 'LUKASZ<ZIZKOVA', '§6 A'],
    ['Weiß STRAẞE', 'WEISS<STRASSE', '§6 A'],
    ['Muñoz Gürbüz', 'MUNOZ<GUERBUEZ', '§6 A'],
    ['İstanbul ıı', 'ISTANBUL<II', '§6 A'],
    ['u\u0308', 'UE', 'a combining mark'],
    ['', '', 'nothing'],
  ])('writes %j as %s (%s)', (name, written) => {
    expect(transliterateLatin(name)).toEqual({ ok: true, value: written });
  });

  it.each([
    ['Анна', 'А', 0],
    ['Anna 2', '2', 5],
  ])('names the sign without a Latin form in %j', (name, character, position) => {
    expect(transliterateLatin(name)).toEqual({
      ok: false,
      failure: { kind: 'no-latin-form', character, position },
    });
  });
});
