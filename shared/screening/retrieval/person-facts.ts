/** Date of birth, nationality and sex of a listed person in a few bytes, so that a search need not open the entry. */
import type { ListedDate, Person } from '#shared/watchlist/person.ts';
import type { NameTables } from './name-tables.ts';

/** What a score takes from an entry beside its names. */
export type PersonFacts = Pick<Person, 'datesOfBirth' | 'nationalities' | 'sex'>;

const SEXES: ReadonlyArray<Person['sex']> = ['U', 'M', 'F', 'X'];
const FIRST_YEAR = 1000;
const YEAR_BITS = 11;
const YEAR_MASK = (1 << YEAR_BITS) - 1;
const KINDS = ['exact', 'circa', 'between'] as const;
const KIND_SHIFT = 28;
const MONTH_SHIFT = 16;
const DAY_SHIFT = 20;
const CODE_RADIX = 27;
const CODE_A = 64;

/** One date as a number of 32 bits. */
export function packDate(date: ListedDate): number {
  const kind = KINDS.indexOf(date.precision) << KIND_SHIFT;
  if (date.precision === 'between') {
    return kind | (date.fromYear - FIRST_YEAR) | ((date.toYear - FIRST_YEAR) << YEAR_BITS);
  }
  const { year, month, day } = date;
  return kind | (year - FIRST_YEAR) | ((month ?? 0) << MONTH_SHIFT) | ((day ?? 0) << DAY_SHIFT);
}

/** What `packDate` made a number of. */
function unpackDate(packed: number): ListedDate {
  const precision = KINDS[packed >>> KIND_SHIFT] ?? 'exact';
  const year = (packed & YEAR_MASK) + FIRST_YEAR;
  if (precision === 'between') {
    const toYear = ((packed >>> YEAR_BITS) & YEAR_MASK) + FIRST_YEAR;
    return { precision, fromYear: year, toYear };
  }
  const month = (packed >>> MONTH_SHIFT) & 0xf;
  const day = (packed >>> DAY_SHIFT) & 0x1f;
  return { precision, year, month: month || null, day: day || null };
}

/** A code of up to three capital letters as a number of 16 bits. */
export function packState(code: string): number {
  let packed = 0;
  for (let at = 0; at < 3; at += 1) {
    const letter = at < code.length ? code.charCodeAt(at) - CODE_A : 0;
    packed = packed * CODE_RADIX + (letter >= 1 && letter < CODE_RADIX ? letter : 0);
  }
  return packed;
}

/** What `packState` made a number of. */
export function unpackState(packed: number): string {
  const letters = [
    Math.floor(packed / (CODE_RADIX * CODE_RADIX)),
    Math.floor(packed / CODE_RADIX) % CODE_RADIX,
    packed % CODE_RADIX,
  ];
  return letters
    .filter((letter) => letter > 0)
    .map((letter) => String.fromCharCode(letter + CODE_A))
    .join('');
}

/** The number of a sex in the tables. */
export const packSex = (sex: Person['sex']): number => SEXES.indexOf(sex);

/** What the tables know of a person. */
export function factsOf(tables: NameTables, person: number): PersonFacts {
  const { stateStart, states } = tables;
  const end = stateStart[person + 1] as number;
  const nationalities: string[] = [];
  for (let at = stateStart[person] as number; at < end; at += 1) {
    nationalities.push(unpackState(states[at] as number));
  }
  return { datesOfBirth: datesOf(tables, person), nationalities, sex: sexOf(tables, person) };
}

/** The dates of birth of a person. */
export function datesOf({ dateStart, dates }: NameTables, person: number): ListedDate[] {
  const end = dateStart[person + 1] as number;
  const datesOfBirth: ListedDate[] = [];
  for (let at = dateStart[person] as number; at < end; at += 1) {
    datesOfBirth.push(unpackDate(dates[at] as number));
  }
  return datesOfBirth;
}

export const sexOf = ({ sexes }: NameTables, person: number): Person['sex'] =>
  SEXES[sexes[person] as number] ?? 'U';
