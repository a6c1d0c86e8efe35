/**
 * `travellers --un FILE --sdn FILE --alt FILE --positives FILE --truth FILE --negatives FILE… [--name-only]
 * [--json]`: listed persons as travellers, written as documents are, and travellers whom nobody seeks.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { countryOfCode } from '#hub/lists/countries.ts';
import { wordsOf } from '#shared/screening/names/fold.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { fileNamed, print, readRows, THRESHOLD } from './arguments.ts';
import { type Percentiles, percentilesOf, share } from './figures.ts';
import { readPersons } from './listed-persons.ts';
import { createSearcher, namedOnly, type Searcher, withOrigin } from './person-search.ts';

const travellerSchema = z.object({
  full_name: z.string().min(1),
  gender: z.string().default(''),
  date_of_birth: z.string().default(''),
  nationality: z.string().default(''),
});
const positiveSchema = travellerSchema.extend({ row: z.string().min(1) });

export type TravellerRow = z.infer<typeof travellerSchema>;
export type PositiveRow = z.infer<typeof positiveSchema>;
export type TravellersFigures = {
  /** Travellers whose untreated name is a name of an entry of the UN list. */
  readonly located: number;
  readonly recall: number;
  readonly rank1: number;
  readonly blockerRecall: number;
  /** Travellers whom nobody seeks and for whom some entry scores at or above the threshold. */
  readonly falseAlerts: number;
  readonly negatives: number;
  readonly latencyMs: Percentiles;
};

export type TravellerCases = {
  readonly un: readonly Person[];
  readonly others: readonly Person[];
  readonly positives: readonly PositiveRow[];
  readonly truth: readonly PositiveRow[];
  readonly negatives: readonly TravellerRow[];
  readonly nameOnly: boolean;
};

/** Runs the evaluation; the exit code is 0 once it ran to its end. */
export async function evaluateTravellers(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      un: { type: 'string' },
      sdn: { type: 'string' },
      alt: { type: 'string' },
      positives: { type: 'string' },
      truth: { type: 'string' },
      negatives: { type: 'string', multiple: true, default: [] },
      'name-only': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    // Several files may follow one --negatives.
    allowPositionals: true,
  });
  const sdn = [fileNamed('sdn', values.sdn), fileNamed('alt', values.alt)];
  const files = [...values.negatives, ...negativesAfter(argv, values.negatives)];
  const figures = scoreTravellers({
    un: await readPersons('un', [fileNamed('un', values.un)]),
    others: await readPersons('ofac', sdn),
    positives: readRows(fileNamed('positives', values.positives), positiveSchema),
    truth: readRows(fileNamed('truth', values.truth), positiveSchema),
    negatives: files.flatMap((file) => readRows(file, travellerSchema)),
    nameOnly: values['name-only'],
  });
  print(figures, values.json);
  return 0;
}

/** Files that follow the first one of a `--negatives`. */
function negativesAfter(argv: readonly string[], first: readonly string[]): string[] {
  return argv.flatMap((argument, index) => {
    if (argument !== '--negatives' || !first.includes(argv[index + 1] ?? '')) return [];
    const after = argv.slice(index + 2);
    const end = after.findIndex((each) => each.startsWith('--'));
    return after.slice(0, end < 0 ? after.length : end);
  });
}

/** Searches both lists for everybody. */
export function scoreTravellers(cases: TravellerCases): TravellersFigures {
  const un = withOrigin('un', cases.un);
  const search = createSearcher([...un, ...withOrigin('others', cases.others)]);
  const { positives, truth, nameOnly } = cases;
  const entries = trueEntries(un, truth);
  const located = positives.filter(({ row }) => entries.has(row));
  const found = located.map((traveller) => {
    const ids = entries.get(traveller.row) ?? new Set();
    const searched = search(travellerOf(traveller, nameOnly));
    return {
      milliseconds: searched.milliseconds,
      alike: searched.ranked.some(({ id, score }) => ids.has(id) && score >= THRESHOLD),
      first: ids.has(searched.ranked[0]?.id ?? ''),
      retrieved: [...ids].some((id) => searched.retrieved().has(id)),
    };
  });
  const innocent = cases.negatives.map((row) => alarmOf(row, { search, nameOnly }));
  return {
    located: located.length,
    recall: share(found.filter(({ alike }) => alike).length, located.length),
    rank1: share(found.filter(({ first }) => first).length, located.length),
    blockerRecall: share(found.filter(({ retrieved }) => retrieved).length, located.length),
    falseAlerts: innocent.filter(({ alarm }) => alarm).length,
    negatives: innocent.length,
    latencyMs: percentilesOf([...found, ...innocent].map(({ milliseconds }) => milliseconds)),
  };
}

function alarmOf(
  row: TravellerRow,
  { search, nameOnly }: { readonly search: Searcher; readonly nameOnly: boolean },
) {
  const { ranked, milliseconds } = search(travellerOf(row, nameOnly));
  return { milliseconds, alarm: (ranked[0]?.score ?? 0) >= THRESHOLD };
}

/** Row → ids of the entries that have the traveller's name, case, accents and punctuation aside. */
function trueEntries(un: readonly Person[], truth: readonly PositiveRow[]) {
  const byName = new Map<string, Set<string>>();
  for (const { id, names } of un) {
    for (const { whole } of names) {
      const plain = plainName(whole);
      byName.set(plain, (byName.get(plain) ?? new Set()).add(id));
    }
  }
  const entries = new Map<string, ReadonlySet<string>>();
  for (const { row, full_name } of truth) {
    const ids = byName.get(plainName(full_name));
    if (ids !== undefined) entries.set(row, ids);
  }
  return entries;
}

const plainName = (name: string): string => wordsOf(name).join(' ');

function travellerOf(row: TravellerRow, nameOnly: boolean): Traveller {
  const named = namedOnly(row.full_name);
  if (nameOnly) return named;
  const country = countryOfCode(row.nationality);
  return {
    ...named,
    dateOfBirth: dateOf(row.date_of_birth),
    nationality: country.kind === 'code' ? country.code : '',
    sex: sexOf(row.gender),
  };
}

function sexOf(gender: string): Traveller['sex'] {
  return gender === 'male' ? 'M' : gender === 'female' ? 'F' : 'U';
}

/** What is no month or no day stays unknown. */
function dateOf(text: string): Traveller['dateOfBirth'] {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  if (year < 1000 || year > 2999) return { year: null, month: null, day: null };
  if (month < 1 || month > 12) return { year, month: null, day: null };
  return { year, month, day: day >= 1 && day <= 31 ? day : null };
}
