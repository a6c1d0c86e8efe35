/** Invented documents that the fake engine knows. */
import { composeMrz, type MrzElements } from '#shared/icao/compose-mrz.ts';

const PASSPORT = {
  format: 'TD3',
  documentCode: 'PP',
  issuingState: 'UTO',
  nationality: 'UTO',
  dateOfExpiry: { year: 2033, month: 5, day: 20 },
} as const;

const documents = {
  stolen: {
    ...PASSPORT,
    documentCode: 'PR',
    nationality: 'XXB',
    primaryIdentifier: 'Alkhouri',
    secondaryIdentifier: 'Samira',
    documentNumber: 'R12048837',
    dateOfBirth: { year: 1989, month: 3, day: 14 },
    sex: 'F',
    dateOfExpiry: { year: 2028, month: 1, day: 9 },
  },
  refugee: {
    ...PASSPORT,
    documentCode: 'PR',
    nationality: 'XXB',
    primaryIdentifier: 'Darwish',
    secondaryIdentifier: 'Yusuf',
    documentNumber: 'R20771546',
    dateOfBirth: { year: 1996, month: 2, day: 8 },
    sex: 'M',
    dateOfExpiry: { year: 2030, month: 4, day: 17 },
  },
  clear: {
    ...PASSPORT,
    primaryIdentifier: 'Eriksson',
    secondaryIdentifier: 'Anna Maria',
    documentNumber: 'L898902C3',
    dateOfBirth: { year: 1974, month: 8, day: 12 },
    sex: 'F',
  },
  red: {
    ...PASSPORT,
    primaryIdentifier: 'Stavrogorov',
    secondaryIdentifier: 'Dmitri',
    documentNumber: 'K44120967',
    dateOfBirth: { year: 1979, month: 11, day: 30 },
    sex: 'M',
  },
  yellow: {
    ...PASSPORT,
    primaryIdentifier: 'Montserin',
    secondaryIdentifier: 'Clara Ines',
    documentNumber: 'C20815533',
    dateOfBirth: { year: 2016, month: 6, day: 21 },
    sex: 'F',
  },
  near: {
    ...PASSPORT,
    primaryIdentifier: 'Okonwe',
    secondaryIdentifier: 'Daniel Tobias',
    documentNumber: 'B0417O552',
    dateOfBirth: { year: 1968, month: 2, day: 29 },
    sex: 'M',
  },
  expired: {
    ...PASSPORT,
    primaryIdentifier: 'Harrowgate',
    secondaryIdentifier: 'Imogen',
    documentNumber: 'E55210943',
    dateOfBirth: { year: 1995, month: 12, day: 1 },
    sex: 'F',
    dateOfExpiry: { year: 2026, month: 8, day: 31 },
  },
  failed: {
    ...PASSPORT,
    primaryIdentifier: 'Vantongeren',
    secondaryIdentifier: 'Bo',
    documentNumber: 'F70034118',
    dateOfBirth: { year: 2001, month: 7, day: 7 },
    sex: 'M',
  },
} satisfies Readonly<Record<string, MrzElements>>;

export type SpecimenName = keyof typeof documents;

export const documentNumberOf = (name: SpecimenName): string => documents[name].documentNumber;

/** The lines of a document as a scanner types them. */
export function linesOf(name: SpecimenName): readonly string[] {
  const lines = composeMrz(documents[name]);
  if (!lines.ok) throw new Error(`specimen ${name}: ${lines.failure.kind}`);
  return lines.value;
}

/** The clear specimen with its birth date misread: I for 1. */
export function misreadLines(): readonly string[] {
  const [first = '', second = ''] = linesOf('clear');
  return [first, `${second.slice(0, 17)}I${second.slice(18)}`];
}
