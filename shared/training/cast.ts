/** Who and what the scenarios present, and what the training world's lists say of it. All of it is invented. */
import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import type { FictionalName } from '#shared/fiction/names.ts';
import { namesOf } from '#shared/fiction/world.ts';
import { constantLines, type MrzElements } from '#shared/icao/compose-mrz.ts';
import type { PartialDate, PlainDay } from '#shared/kernel/partial-date.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { Notice, Person } from '#shared/watchlist/person.ts';

/** Utopia is the trainee's own State. */
const UTOPIA = 'UTO';
/** Karsovia persecutes. */
const KARSOVIA = 'ZZK';
/** Estmark is just another State. */
const ESTMARK = 'ZZE';

type Holder = {
  readonly name: readonly [family: string, given: string];
  readonly born: readonly [year: number, month: number, day: number];
  readonly sex: 'M' | 'F';
  readonly number: string;
};

/** Whose day of birth is known. */
type Papers = MrzElements & { readonly dateOfBirth: PlainDay };

const dayOf = ([year, month, day]: Holder['born']): PlainDay => ({ year, month, day });

const passport = ({ name, born, sex, number }: Holder): Papers => ({
  format: 'TD3',
  documentCode: 'PP',
  issuingState: UTOPIA,
  nationality: UTOPIA,
  primaryIdentifier: name[0],
  secondaryIdentifier: name[1],
  documentNumber: number,
  dateOfBirth: dayOf(born),
  sex,
  dateOfExpiry: { year: 2031, month: 3, day: 20 },
});

/** A travel document of the 1951 Convention, which Utopia issued to somebody from elsewhere. */
const refugeeDocument = (holder: Holder): Papers => ({
  ...passport(holder),
  documentCode: 'PR',
  nationality: 'XXB',
});

export const RECOGNISED = refugeeDocument({
  name: ['Sarvandi', 'Navid'],
  born: [1984, 3, 2],
  sex: 'M',
  number: 'R20417733',
});
export const STOLEN_DOCUMENT = refugeeDocument({
  name: ['Moradvand', 'Leila'],
  born: [1990, 7, 19],
  sex: 'F',
  number: 'R31880524',
});
export const COMPANION = passport({
  name: ['Vallendorf', 'Petra'],
  born: [1981, 5, 11],
  sex: 'F',
  number: 'P40021187',
});
export const CHILD = passport({
  name: ['Arnfeldin', 'Tobias'],
  born: [2017, 9, 3],
  sex: 'M',
  number: 'P40021190',
});
export const ASKED_AFTER = refugeeDocument({
  name: ['Qasrawand', 'Samir'],
  born: [1979, 12, 1],
  sex: 'M',
  number: 'R20551902',
});
/** The passport under which he was judged before, and the one that he has now. */
export const TWIN_BEFORE = passport({
  name: ['Haddanir', 'Karim'],
  born: [1988, 4, 9],
  sex: 'M',
  number: 'T51170036',
});
export const TWIN_NOW = { ...TWIN_BEFORE, documentNumber: 'T62284417' };
export const MISREAD = passport({
  name: ['Brandovar', 'Ilse'],
  born: [1972, 10, 25],
  sex: 'F',
  number: 'L8O412257',
});
export const COMMUTER = passport({
  name: ['Lindermark', 'Ada'],
  born: [1995, 1, 14],
  sex: 'F',
  number: 'P33908122',
});
export const SOUGHT_WITNESS = passport({
  name: ['Ostervane', 'Viktor'],
  born: [1975, 1, 30],
  sex: 'M',
  number: 'P71200458',
});
export const BANNED = passport({
  name: ['Tammarun', 'Rashid'],
  born: [1966, 8, 8],
  sex: 'M',
  number: 'K77120934',
});
export const REVOKED_DOCUMENT = refugeeDocument({
  name: ['Ardalani', 'Selma'],
  born: [1986, 2, 27],
  sex: 'F',
  number: 'R19930046',
});

/** A reader that takes the last digit of the number for another one: no check digit fits any more. */
export const MISREAD_LINES: readonly string[] = constantLines(COMMUTER).map((line, index) =>
  index === 1 ? line.replace('P33908122', 'P33908127') : line,
);

/** What is left of a document that was in the water. */
export const DROWNED_LINES: readonly string[] = ['P<UT0L1ND3##ARK<<', 'P339??122<<UT'];

type Typed<Born extends PartialDate> = {
  readonly name: readonly [family: string, given: string];
  readonly original?: string;
  readonly born: Born;
  readonly sex: 'M' | 'F';
};

/** Somebody without a document, as an officer types him. */
const typed = <Born extends PartialDate>({
  name,
  original,
  born,
  sex,
}: Typed<Born>): Traveller & { readonly dateOfBirth: Born } => ({
  primaryIdentifier: name[0],
  secondaryIdentifier: name[1],
  nameTruncated: false,
  ...(original === undefined ? {} : { originalScriptName: original }),
  dateOfBirth: born,
  sex,
  nationality: '',
  document: null,
  mrz: null,
  findings: [],
});

export const DENIED = typed({
  name: ['Velimirak', 'Drago'],
  born: { year: 1969, month: 6, day: 17 },
  sex: 'M',
});

const WITHOUT_PAPERS = { born: { year: 1991, month: null, day: null }, sex: 'M' } as const;
export const AS_HEARD = typed({ ...WITHOUT_PAPERS, name: ['Sarganty', 'Jozef'] });
export const AS_WRITTEN = typed({ ...WITHOUT_PAPERS, name: ['Alzarqandi', 'Youssef'] });
export const AS_SIGNED = typed({
  ...WITHOUT_PAPERS,
  name: ['Al Zarqandi', 'Yusuf'],
  original: 'يوسف الزرقندي',
});

type Listed = {
  readonly id: string;
  readonly name: FictionalName;
  readonly born: Person['datesOfBirth'];
  readonly sex: 'M' | 'F';
  readonly nationalities: readonly string[];
  readonly places?: readonly string[];
  readonly documents?: Person['documents'];
  readonly notice: Notice;
};

const listed = ({ id, name, born, sex, nationalities, notice, ...more }: Listed): Person => ({
  id,
  names: namesOf(name),
  datesOfBirth: born,
  placesOfBirth: [...(more.places ?? [])],
  nationalities: [...nationalities],
  sex,
  documents: more.documents ?? [],
  notices: [notice],
});

const nameOf = ({ primaryIdentifier, secondaryIdentifier }: MrzElements): FictionalName => ({
  primaryIdentifier,
  secondaryIdentifier,
});

const bornOn = ({ dateOfBirth }: Pick<Papers, 'dateOfBirth'>): Person['datesOfBirth'] => [
  { precision: 'exact', ...dateOfBirth },
];

/** Named by his listing since before he was judged to be somebody else. */
export const TWIN_LISTED = listed({
  id: 'training-twin',
  name: nameOf(TWIN_BEFORE),
  born: [{ precision: 'exact', year: 1979, month: 11, day: 23 }],
  sex: 'M',
  nationalities: [UTOPIA],
  notice: { kind: 'red', reference: '2025/70106', issuer: ESTMARK, reason: 'Fraud' },
});

export const LISTED_PERSONS: readonly Person[] = [
  listed({
    id: 'training-recognised',
    name: nameOf(RECOGNISED),
    born: bornOn(RECOGNISED),
    sex: 'M',
    nationalities: [KARSOVIA],
    places: [`Dorvala, ${KARSOVIA}`],
    notice: {
      kind: 'red',
      reference: '2025/70101',
      issuer: KARSOVIA,
      reason: 'Spreading of false reports; membership of a banned union of journalists',
    },
  }),
  listed({
    id: 'training-child',
    name: nameOf(CHILD),
    born: bornOn(CHILD),
    sex: 'M',
    nationalities: [UTOPIA],
    notice: { kind: 'yellow', reference: '2026/70103', issuer: ESTMARK, reason: 'Missing child' },
  }),
  listed({
    id: 'training-denied',
    name: { primaryIdentifier: 'Velimirak', secondaryIdentifier: 'Drago' },
    born: bornOn(DENIED),
    sex: 'M',
    nationalities: [KARSOVIA],
    notice: {
      kind: 'diffusion',
      reference: 'ZZE-2024-0705',
      issuer: ESTMARK,
      reason: 'War crimes: ill-treatment of prisoners',
    },
  }),
  TWIN_LISTED,
  listed({
    id: 'training-witness',
    name: nameOf(SOUGHT_WITNESS),
    born: bornOn(SOUGHT_WITNESS),
    sex: 'M',
    nationalities: [UTOPIA],
    notice: {
      kind: 'blue',
      reference: '2026/70109',
      issuer: ESTMARK,
      reason: 'Whereabouts and identity sought in an inquiry into money laundering',
    },
  }),
  listed({
    id: 'training-diffused',
    name: nameOf(BANNED),
    born: bornOn(BANNED),
    sex: 'M',
    nationalities: [UTOPIA],
    notice: {
      kind: 'diffusion',
      reference: 'ZZE-2026-0710',
      issuer: ESTMARK,
      reason: 'Procurement for a listed entity',
    },
  }),
  listed({
    id: 'training-without-papers',
    name: {
      primaryIdentifier: 'Al Zarqandi',
      secondaryIdentifier: 'Yusuf',
      originalScript: { script: 'Arab', whole: 'يوسف الزرقندي' },
    },
    born: [{ precision: 'exact', year: 1991, month: null, day: null }],
    sex: 'M',
    nationalities: [KARSOVIA],
    notice: {
      kind: 'red',
      reference: '2026/70112',
      issuer: KARSOVIA,
      reason: 'Participation in an unlawful assembly',
    },
  }),
];

export const SANCTIONED_PERSONS: readonly Person[] = [
  listed({
    id: 'training-banned',
    name: nameOf(BANNED),
    born: bornOn(BANNED),
    sex: 'M',
    nationalities: [UTOPIA],
    documents: [{ kind: 'passport', documentNumber: BANNED.documentNumber, issuingState: UTOPIA }],
    notice: { kind: 'un-special', reference: 'XXi.710', issuer: 'UNO', reason: 'Travel ban' },
  }),
];

const reported = (
  { documentNumber }: MrzElements,
  report: Pick<SltdRecord, 'documentType' | 'category' | 'dateReported'>,
): SltdRecord => ({ documentNumber, issuingState: UTOPIA, ...report });

export const REPORTED_DOCUMENTS: readonly SltdRecord[] = [
  reported(STOLEN_DOCUMENT, {
    documentType: 'refugee-travel-document',
    category: 'stolen',
    dateReported: '2026-05-28',
  }),
  reported(
    { ...MISREAD, documentNumber: 'L80412257' },
    { documentType: 'passport', category: 'lost', dateReported: '2026-02-11' },
  ),
  reported(REVOKED_DOCUMENT, {
    documentType: 'refugee-travel-document',
    category: 'revoked',
    dateReported: '2026-06-02',
  }),
];
