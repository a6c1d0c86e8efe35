import type { PersonName } from '#shared/watchlist/person.ts';
import type { CountryAnswer } from './countries.ts';
import type { ImportLog } from './import-log.ts';
import { collapse } from './listed-documents.ts';
import { scriptOf } from './scripts.ts';

type NameTraits = Pick<PersonName, 'kind' | 'quality'>;

/** A name whose parts the publisher does not tell apart, or null when nothing is left of it. */
export function wholeName(text: string, traits: NameTraits): PersonName | null {
  const whole = collapse(text);
  return /\p{L}/u.test(whole) ? { ...traits, script: scriptOf(whole), whole } : null;
}

/** A name printed as `FAMILY, Given`; without a comma it is one whole name. */
export function commaName(text: string, traits: NameTraits): PersonName | null {
  const name = wholeName(text, traits);
  const comma = name?.whole.indexOf(',') ?? -1;
  if (name === null || comma <= 0) return name;
  const secondaryIdentifier = name.whole.slice(comma + 1).trim();
  if (secondaryIdentifier === '') return name;
  return { ...name, primaryIdentifier: name.whole.slice(0, comma).trim(), secondaryIdentifier };
}

/** Leaves out repeated names; the first of two equal ones stays, so a strong one is kept before a weak one. */
export function distinctNames(names: ReadonlyArray<PersonName | null>): PersonName[] {
  const seen = new Map<string, PersonName>();
  for (const name of names) {
    if (name === null) continue;
    const key = name.whole.toLowerCase();
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, name);
    else if (earlier.quality === 'weak' && name.quality === 'strong') {
      seen.set(key, { ...earlier, quality: 'strong' });
    }
  }
  return [...seen.values()];
}

/** Codes without repeats; what cannot be mapped is counted. */
export function nationalitiesOf(answers: readonly CountryAnswer[], log: ImportLog): string[] {
  const codes = new Set<string>();
  for (const answer of answers) {
    if (answer.kind === 'code') codes.add(answer.code);
    if (answer.kind === 'unmapped') log.warn('unmapped-nationalities', answer.name);
  }
  return [...codes];
}

/** The issuing state's code; null when none is given or it cannot be mapped, and the latter is counted. */
export function issuingStateOf(answer: CountryAnswer, log: ImportLog): string | null {
  if (answer.kind === 'unmapped') log.warn('unmapped-issuing-states', answer.name);
  return answer.kind === 'code' ? answer.code : null;
}

/** Remarks within the bounds of the model, or nothing. */
export function remarksOf(parts: readonly string[]): { remarks: string } | Record<string, never> {
  const remarks = parts.map(collapse).filter(Boolean).join('. ').slice(0, 4000);
  return remarks === '' ? {} : { remarks };
}
