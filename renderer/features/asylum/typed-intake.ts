/** What an officer typed of an intake, and whether it can be taken down. */
import {
  type CasePerson,
  type Intake,
  type IntakeFault,
  intakeFaults,
  intakeSchema,
} from '#shared/asylum/intake.ts';
import { daysInMonth, formatPartialDate, type PartialDate } from '#shared/kernel/partial-date.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

/** As the form holds it: the birth is still text. */
export type TypedPerson = Omit<CasePerson, 'dateOfBirth'> & { readonly birth: string };
export type TypedIntake = Omit<Intake, 'persons'> & { readonly persons: readonly TypedPerson[] };

export type TypedFault =
  | IntakeFault
  | { readonly kind: 'reference' | 'legal-basis' }
  | { readonly kind: 'name' | 'birth' | 'paper' | 'guardian'; readonly person: string }
  /** A field that is longer or other than may be; by its path. */
  | { readonly kind: 'form'; readonly field: string };

export const emptyPerson = (id: string, role: CasePerson['role']): TypedPerson => ({
  id,
  role,
  names: [{ kind: 'claimed', primaryIdentifier: '', secondaryIdentifier: '', originalScript: '' }],
  birth: '',
  sex: 'U',
  nationalities: [],
  stateOfBirth: null,
  placeOfBirth: '',
  isMinor: false,
  guardian: { kind: 'none' },
  documents: [],
  withoutDocuments: '',
});

export const emptyIntake = (applicant: string): TypedIntake => ({
  reference: '',
  legalBasis: '',
  consent: 'given',
  persons: [emptyPerson(applicant, 'applicant')],
  countriesOfOrigin: [],
  persecutors: [],
  transit: [],
});

export const typedOf = (intake: Intake): TypedIntake => ({
  ...intake,
  persons: intake.persons.map(({ dateOfBirth, ...person }) => ({
    ...person,
    birth: formatPartialDate(dateOfBirth),
  })),
});

/** The intake to take down, or every fault at once. */
export function readIntake(typed: TypedIntake): Result<Intake, readonly TypedFault[]> {
  const faults = typed.persons.flatMap(personFaults);
  if (typed.reference.trim() === '') faults.unshift({ kind: 'reference' });
  if (typed.legalBasis.trim() === '') faults.unshift({ kind: 'legal-basis' });
  const persons = typed.persons.map(({ birth, ...person }) => ({
    ...person,
    dateOfBirth: readBirth(birth) ?? { year: null, month: null, day: null },
  }));
  // Trimmed first, so that blanks do not pass for a reason.
  const read = intakeSchema.safeParse({ ...typed, persons });
  if (!read.success) {
    if (faults.length > 0) return fail(faults);
    return fail(read.error.issues.map(({ path }) => ({ kind: 'form', field: path.join('.') })));
  }
  faults.push(...intakeFaults(read.data));
  return faults.length > 0 ? fail(faults) : succeed(read.data);
}

function personFaults({
  id: person,
  names,
  birth,
  documents,
  guardian,
}: TypedPerson): TypedFault[] {
  const faults: TypedFault[] = [];
  const isNamed = names.every(
    (name) => `${name.primaryIdentifier}${name.originalScript}`.trim() !== '',
  );
  if (!isNamed) faults.push({ kind: 'name', person });
  if (readBirth(birth) === null) faults.push({ kind: 'birth', person });
  const isWhole = documents.every(
    (paper) => paper.documentNumber.trim() !== '' && paper.issuingState !== '',
  );
  if (!isWhole) faults.push({ kind: 'paper', person });
  if (guardian.kind === 'outside' && guardian.name.trim() === '')
    faults.push({ kind: 'guardian', person });
  return faults;
}

/** `1989`, `1989-03`, `1989-03-14` or nothing; null when there is no such date. Nothing is guessed. */
export function readBirth(text: string): PartialDate | null {
  const trimmed = text.trim().normalize('NFKC');
  if (trimmed === '') return { year: null, month: null, day: null };
  const parts = /^([12]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(trimmed);
  if (parts === null) return null;
  const [year, month, day] = [numberIn(parts[1]), numberIn(parts[2]), numberIn(parts[3])];
  if (month !== null && (month < 1 || month > 12)) return null;
  if (day !== null && (day < 1 || day > daysInMonth(year ?? 2000, month ?? 1))) return null;
  return { year, month, day };
}

const numberIn = (text: string | undefined): number | null =>
  text === undefined ? null : Number(text);
