/**
 * A fictional world to try, train and test with: notices of every colour, a sanctions list, and a
 * register of documents of every category. Nothing in it is real; states that stand for issuers are
 * ICAO's specimen state `UTO` and a handful of small ones.
 */
import type { DocumentCategory, DocumentType, SltdRecord } from '#shared/documents/sltd-record.ts';
import type { NoticeKind, Person, PersonName } from '#shared/watchlist/person.ts';
import { type FictionalName, inventName } from './names.ts';
import { type Choices, choicesFrom } from './random.ts';

/** How large a world to make. `year` is the current year: births and reports are counted back from it. */
export type WorldSize = {
  readonly seed: number;
  readonly notices: number;
  readonly sanctions: number;
  readonly documents: number;
  readonly year: number;
};

export type FictionalWorld = {
  readonly notices: readonly Person[];
  readonly sanctions: readonly Person[];
  readonly documents: readonly SltdRecord[];
};

const STATES = ['UTO', 'ISL', 'LUX', 'MLT', 'AND', 'LIE', 'SMR', 'CPV', 'FJI', 'TON'] as const;
const COLOURS: readonly [Colour, ...Colour[]] = [
  'red',
  'red',
  'red',
  'blue',
  'blue',
  'green',
  'yellow',
  'yellow',
  'orange',
  'black',
  'purple',
];
const CATEGORIES: readonly [DocumentCategory, ...DocumentCategory[]] = [
  'stolen',
  'stolen',
  'lost',
  'lost',
  'lost',
  'revoked',
  'invalid',
  'stolen-blank',
];
const TYPES: readonly [DocumentType, ...DocumentType[]] = [
  'passport',
  'passport',
  'passport',
  'passport',
  'identity-card',
  'identity-card',
  'visa',
  'refugee-travel-document',
  'stateless-travel-document',
  'emergency-travel-document',
  'laissez-passer',
];
const REASONS = {
  red: 'Fraud; forgery of documents',
  blue: 'Whereabouts and identity sought',
  green: 'Warning: repeated thefts in public transport',
  yellow: 'Missing person',
  orange: 'Possible threat to public safety',
  black: 'Unidentified body: name under examination',
  purple: 'Modus operandi: false compartments in vehicles',
} as const satisfies Partial<Record<NoticeKind, string>>;
type Colour = keyof typeof REASONS;

/** The world of a seed. Equal sizes give equal worlds. */
export function inventWorld(size: WorldSize): FictionalWorld {
  const choices = choicesFrom(size.seed);
  return {
    notices: Array.from({ length: size.notices }, (_, index) =>
      inventNotice(choices, index, size.year),
    ),
    sanctions: Array.from({ length: size.sanctions }, (_, index) =>
      inventSanction(choices, index, size.year),
    ),
    documents: Array.from({ length: size.documents }, () => inventDocument(choices, size.year)),
  };
}

function inventNotice(choices: Choices, index: number, year: number): Person {
  const kind = choices.pick(COLOURS);
  const age = kind === 'yellow' ? 5 + choices.below(12) : 20 + choices.below(50);
  const serial = `${year - choices.below(4)}/${String(10_000 + index)}`;
  return {
    ...inventPerson(choices, year - age),
    id: `fiction-notice-${index}`,
    notices: [
      {
        kind,
        reference: serial,
        issuer: choices.pick(STATES),
        reason: REASONS[kind],
      },
    ],
  };
}

function inventSanction(choices: Choices, index: number, year: number): Person {
  const state = choices.pick(STATES);
  const passport = `${choices.pick(['A', 'C', 'K', 'P'])}${choices.digits(7)}`;
  return {
    ...inventPerson(choices, year - 25 - choices.below(45)),
    id: `fiction-sanction-${index}`,
    documents: choices.chance(0.5)
      ? [{ kind: 'passport', documentNumber: passport, issuingState: state }]
      : [],
    notices: [
      { kind: 'un-special', reference: `XXi.${String(index + 1).padStart(3, '0')}`, issuer: 'UNO' },
    ],
  };
}

function inventPerson(choices: Choices, birthYear: number): Omit<Person, 'id' | 'notices'> {
  const sex = choices.chance(0.7) ? 'M' : 'F';
  const name = inventName(choices, sex);
  const exact = choices.chance(0.8);
  return {
    names: namesOf(name),
    datesOfBirth: [
      {
        precision: 'exact',
        year: birthYear,
        month: exact ? 1 + choices.below(12) : null,
        day: exact ? 1 + choices.below(28) : null,
      },
    ],
    placesOfBirth: [],
    nationalities: [choices.pick(STATES)],
    sex,
    documents: [],
  };
}

/** The names of a listed person from one invented name. */
export function namesOf(name: FictionalName): PersonName[] {
  const latin: PersonName = {
    kind: 'primary',
    quality: 'strong',
    script: 'Latn',
    whole: `${name.secondaryIdentifier} ${name.primaryIdentifier}`,
    primaryIdentifier: name.primaryIdentifier,
    secondaryIdentifier: name.secondaryIdentifier,
  };
  if (!name.originalScript) return [latin];
  const { script, whole } = name.originalScript;
  return [latin, { kind: 'alias', quality: 'strong', script, whole }];
}

function inventDocument(choices: Choices, year: number): SltdRecord {
  const documentType = choices.pick(TYPES);
  const prefix =
    documentType === 'refugee-travel-document' ? 'R' : choices.pick(['', 'A', 'L', 'X9']);
  const month = String(1 + choices.below(12)).padStart(2, '0');
  return {
    documentNumber: `${prefix}${choices.digits(9 - prefix.length)}`,
    issuingState: choices.pick(STATES),
    documentType,
    category: choices.pick(CATEGORIES),
    dateReported: `${year - 1 - choices.below(9)}-${month}-${String(1 + choices.below(28)).padStart(2, '0')}`,
  };
}
