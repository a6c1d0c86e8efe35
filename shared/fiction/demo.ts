/**
 * The demo: the fictional world plus the few persons and documents that its six specimens meet.
 *
 * Every specimen is invented; its issuing state is ICAO's specimen state, Utopia.
 */
import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import { constantLines, type MrzElements } from '#shared/icao/compose-mrz.ts';
import type { PlainDay } from '#shared/kernel/partial-date.ts';
import type { Specimen } from '#shared/station/session.ts';
import type { NoticeKind, Person } from '#shared/watchlist/person.ts';
import { type FictionalWorld, inventWorld, namesOf } from './world.ts';

const UTOPIA = 'UTO';

/** Whose day of birth and sex are known. */
type Papers = MrzElements & { readonly dateOfBirth: PlainDay; readonly sex: 'M' | 'F' };

const passport = (
  holder: Pick<
    Papers,
    'primaryIdentifier' | 'secondaryIdentifier' | 'documentNumber' | 'dateOfBirth' | 'sex'
  >,
): Papers => ({
  format: 'TD3',
  documentCode: 'PP',
  issuingState: UTOPIA,
  nationality: UTOPIA,
  dateOfExpiry: { year: 2033, month: 5, day: 20 },
  ...holder,
});

const CLEAR = passport({
  primaryIdentifier: 'Eriksson',
  secondaryIdentifier: 'Anna Maria',
  documentNumber: 'L898902C3',
  dateOfBirth: { year: 1974, month: 8, day: 12 },
  sex: 'F',
});

const STOLEN = passport({
  primaryIdentifier: 'Lindqvall',
  secondaryIdentifier: 'Jonas Peter',
  documentNumber: 'X91730254',
  dateOfBirth: { year: 1991, month: 2, day: 3 },
  sex: 'M',
});

/** A convention travel document: the holder is a refugee (XXB), the issuer the State of asylum. */
const REVOKED: MrzElements = {
  ...passport({
    primaryIdentifier: 'Alkhouri',
    secondaryIdentifier: 'Samira',
    documentNumber: 'R12048837',
    dateOfBirth: { year: 1989, month: 3, day: 14 },
    sex: 'F',
  }),
  documentCode: 'PR',
  nationality: 'XXB',
  dateOfExpiry: { year: 2031, month: 1, day: 9 },
};

const WANTED = passport({
  primaryIdentifier: 'Stavrogorov',
  secondaryIdentifier: 'Dmitri',
  documentNumber: 'K44120967',
  dateOfBirth: { year: 1979, month: 11, day: 30 },
  sex: 'M',
});

const MISSING_CHILD = passport({
  primaryIdentifier: 'Montserin',
  secondaryIdentifier: 'Clara Ines',
  documentNumber: 'C20815533',
  dateOfBirth: { year: 2016, month: 6, day: 21 },
  sex: 'F',
});

/** The six specimens of the demo, in the order in which they are shown. */
export const DEMO_SPECIMENS: readonly Specimen[] = [
  {
    id: 'clear',
    about: 'Clear: a passport that nobody looks for',
    mrz: [...constantLines(CLEAR)],
    expected: 'clear',
  },
  {
    id: 'stolen-passport',
    about: 'A passport reported stolen',
    mrz: [...constantLines(STOLEN)],
    expected: 'hit',
  },
  {
    id: 'revoked-refugee-document',
    about: 'A revoked refugee travel document',
    mrz: [...constantLines(REVOKED)],
    expected: 'hit',
  },
  {
    id: 'red-notice',
    about: 'The subject of a red notice',
    mrz: [...constantLines(WANTED)],
    expected: 'hit',
  },
  {
    id: 'yellow-notice',
    about: 'A missing child: a yellow notice',
    mrz: [...constantLines(MISSING_CHILD)],
    expected: 'hit',
  },
  {
    id: 'unreadable',
    about: 'A line that cannot be read',
    mrz: ['P<UT0ER1K55##N<<', 'L8989??3<<74'],
    expected: 'not-screened',
  },
];

/** The fictional lists of the demo. `year` is the current one. */
export function demoLists(year: number): FictionalWorld {
  const world = inventWorld({ seed: 86_09, notices: 600, sanctions: 250, documents: 20_000, year });
  return {
    // Nobody else may bear a specimen's family name, or a specimen would meet a stranger's notice.
    notices: [...world.notices.filter(isStranger), wanted(year), missingChild(year)],
    sanctions: world.sanctions.filter(isStranger),
    documents: [
      ...world.documents,
      reported(STOLEN, { documentType: 'passport', category: 'stolen', year }),
      reported(REVOKED, { documentType: 'refugee-travel-document', category: 'revoked', year }),
    ],
  };
}

function wanted(year: number): Person {
  return {
    ...listed(WANTED, 'red', year),
    names: namesOf({
      primaryIdentifier: WANTED.primaryIdentifier,
      secondaryIdentifier: WANTED.secondaryIdentifier,
      originalScript: { script: 'Cyrl', whole: 'Дмитрий Ставрогоров' },
    }),
  };
}

const missingChild = (year: number): Person => listed(MISSING_CHILD, 'yellow', year);

function listed(holder: Papers, kind: NoticeKind, year: number): Person {
  return {
    id: `demo-${kind}`,
    names: namesOf(holder),
    datesOfBirth: [{ precision: 'exact', ...holder.dateOfBirth }],
    placesOfBirth: [],
    nationalities: [holder.nationality],
    sex: holder.sex,
    documents: [],
    notices: [
      {
        kind,
        reference: `${year - 1}/${kind === 'red' ? 86_001 : 86_002}`,
        issuer: 'ISL',
        reason: kind === 'red' ? 'Fraud; forgery of documents' : 'Missing person',
      },
    ],
  };
}

function reported(
  document: MrzElements,
  report: Pick<SltdRecord, 'documentType' | 'category'> & { readonly year: number },
): SltdRecord {
  return {
    documentNumber: document.documentNumber,
    issuingState: document.issuingState,
    documentType: report.documentType,
    category: report.category,
    dateReported: `${report.year - 1}-10-02`,
  };
}

function isStranger(person: Person): boolean {
  const families = [CLEAR, STOLEN, REVOKED, WANTED, MISSING_CHILD].map(
    ({ primaryIdentifier }) => primaryIdentifier,
  );
  return person.names.every((name) => !families.includes(name.primaryIdentifier ?? ''));
}
