/** Words that stand nowhere else in the world, one for each place where a person may be told from. */

import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import { namesOf } from '#shared/fiction/world.ts';
import { composeMrz, type MrzElements } from '#shared/icao/compose-mrz.ts';
import type { Person } from '#shared/watchlist/person.ts';

const YEAR = new Date().getUTCFullYear();

const passport = (
  holder: Pick<MrzElements, 'primaryIdentifier' | 'secondaryIdentifier' | 'documentNumber'>,
): MrzElements => ({
  format: 'TD3',
  documentCode: 'PP',
  issuingState: 'UTO',
  nationality: 'UTO',
  dateOfBirth: { year: 1979, month: 11, day: 30 },
  dateOfExpiry: { year: YEAR + 5, month: 5, day: 20 },
  sex: 'M',
  ...holder,
});

export const WANTED = passport({
  primaryIdentifier: 'Quvendrix',
  secondaryIdentifier: 'Ismaranto',
  documentNumber: 'QZ7351946',
});
export const STOLEN = passport({
  primaryIdentifier: 'Zolqarneth',
  secondaryIdentifier: 'Bremwick',
  documentNumber: 'XV8264173',
});
/** Near the wanted person, and not the same. */
export const TYPED = {
  primaryIdentifier: 'Quvendryks',
  secondaryIdentifier: 'Yaltzhoven',
  original: 'يلتزهوفن كوفندريكس',
  documentNumber: 'WK5928306',
} as const;
const WANTED_IN_ARABIC = 'إسمارانتو كوفندريكس';
/** What a reader makes of a worn document. */
export const UNREADABLE = ['P<UT0GHARBULEX##N<<', 'L8989??3<<74'] as const;

export const NOTES = {
  referral: 'The satchel holds a zimbrelune, وفي الحقيبة زمبرلونة',
  judgement: 'Left hand differs from the wolvarine print, بصمة الولفارين',
  asylum: 'Fled from Torqabesh on foot, هرب من طرقبيش',
  notice: 'Ask for Inspector Hesperquill',
} as const;

export const PASSPHRASES = {
  administrator: 'krandolith nine quiet rivers',
  supervisor: 'pemburgast seven slow lanterns',
  asylum: 'vostrahlen four green harbours',
  recovery: 'dunwhistle three round gravels',
  wrong: 'a mistaken flomberquist phrase',
} as const;

/** Names and numbers of those on the lists. */
const LISTED = [
  WANTED.primaryIdentifier,
  WANTED.secondaryIdentifier,
  ...WANTED_IN_ARABIC.split(' '),
  STOLEN.documentNumber,
  'cauldremberg',
];
/** Names, numbers and words that came to the post at its desk, or from the hub. */
const ENTERED = [
  WANTED.documentNumber,
  STOLEN.primaryIdentifier,
  STOLEN.secondaryIdentifier,
  TYPED.primaryIdentifier,
  TYPED.secondaryIdentifier,
  ...TYPED.original.split(' '),
  TYPED.documentNumber,
  'GHARBULEX',
];
const NOTED = ['zimbrelune', 'زمبرلونة', 'wolvarine', 'الولفارين', 'Torqabesh', 'طرقبيش'];
const SPOKEN = ['krandolith', 'pemburgast', 'vostrahlen', 'dunwhistle', 'flomberquist'];

/** What the hub must have heard of when the story is over: then it was all really there. */
export const SENT = [...ENTERED, ...NOTED];
export const LIST_CONTENT = LISTED;
export const CANARIES = [...new Set([...LISTED, ...ENTERED, ...NOTED, ...SPOKEN, 'Hesperquill'])];

export const linesOf = (elements: MrzElements): readonly string[] => {
  const lines = composeMrz(elements);
  if (!lines.ok) throw new Error(`not to be written: ${JSON.stringify(lines.failure)}`);
  return lines.value;
};

/** A red notice for the wanted person, whose reason is a canary as well. */
export const wantedPerson = (): Person => ({
  id: 'canary-red',
  names: namesOf({
    primaryIdentifier: WANTED.primaryIdentifier,
    secondaryIdentifier: WANTED.secondaryIdentifier,
    originalScript: { script: 'Arab', whole: WANTED_IN_ARABIC },
  }),
  datesOfBirth: [{ precision: 'exact', year: 1979, month: 11, day: 30 }],
  placesOfBirth: [],
  nationalities: ['UTO'],
  sex: 'M',
  documents: [],
  notices: [
    {
      kind: 'red',
      reference: `${YEAR - 1}/86001`,
      issuer: 'ISL',
      reason: 'Fraud in cauldremberg',
    },
  ],
});

export const stolenDocument = (): SltdRecord => ({
  documentNumber: STOLEN.documentNumber,
  issuingState: 'UTO',
  documentType: 'passport',
  category: 'stolen',
  dateReported: `${YEAR - 1}-10-02`,
});
