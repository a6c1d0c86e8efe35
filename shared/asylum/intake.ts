/** What an asylum authority takes down about a case: who asks, with whom, with what papers, and whom they flee. */
import { z } from 'zod';
import { presentedDocumentSchema, travellerSchema } from '#shared/screening/traveller.ts';

/** ICAO code of a State. */
const stateSchema = z.string().regex(/^[A-Z]{1,3}$/u);
const text = (most: number) => z.string().trim().max(most);

/** One of the names that a person has claimed, used, or been given in a document. */
export const nameVariantSchema = z
  .object({
    kind: z.enum(['claimed', 'document', 'birth', 'alias']),
    primaryIdentifier: text(200),
    secondaryIdentifier: text(200),
    /** In its own script, when known; otherwise empty. */
    originalScript: text(200),
  })
  .refine(({ primaryIdentifier: family, originalScript }) => `${family}${originalScript}` !== '');

export const casePersonSchema = z.object({
  id: z.uuid(),
  role: z.enum(['applicant', 'spouse', 'child', 'parent', 'sibling', 'other']),
  names: z.array(nameVariantSchema).min(1).max(12),
  dateOfBirth: travellerSchema.shape.dateOfBirth,
  sex: travellerSchema.shape.sex,
  nationalities: z.array(stateSchema).max(6),
  stateOfBirth: stateSchema.nullable(),
  placeOfBirth: text(120),
  isMinor: z.boolean(),
  /** Of a minor: the person of the case who answers for him, or who does from outside it. */
  guardian: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('in-case'), person: z.uuid() }),
    z.object({ kind: z.literal('outside'), name: text(120).min(1) }),
  ]),
  /** None held: why is in `withoutDocuments`. */
  documents: z.array(presentedDocumentSchema).max(10),
  withoutDocuments: text(300),
});

export const intakeSchema = z.object({
  /** The file number of the asylum authority. */
  reference: text(60).min(1),
  /** The national law under which the data are processed. */
  legalBasis: text(300).min(1),
  consent: z.enum(['given', 'not-needed-by-law', 'refused']),
  persons: z.array(casePersonSchema).min(1).max(20),
  countriesOfOrigin: z.array(stateSchema).max(6),
  /** States of which the persons say that they persecute them. */
  persecutors: z.array(stateSchema).max(10),
  transit: z.array(stateSchema).max(20),
});

export type NameVariant = z.infer<typeof nameVariantSchema>;
/** A name on one line: in Latin letters, or else as it is written. */
export const nameLabel = (name: NameVariant): string =>
  [name.primaryIdentifier, name.secondaryIdentifier].filter(Boolean).join(', ') ||
  name.originalScript;

export type CasePerson = z.infer<typeof casePersonSchema>;
export type Intake = z.infer<typeof intakeSchema>;

/** What is wrong with an intake beyond its form; empty when nothing is. */
export type IntakeFault =
  | { readonly kind: 'one-applicant-needed' }
  | { readonly kind: 'same-person-twice'; readonly person: string }
  | { readonly kind: 'guardian-missing'; readonly person: string }
  | { readonly kind: 'guardian-unfit'; readonly person: string }
  /** Neither a document nor a reason why there is none. */
  | { readonly kind: 'documents-unexplained'; readonly person: string };

export function intakeFaults({ persons }: Intake): readonly IntakeFault[] {
  const faults: IntakeFault[] = [];
  if (persons.filter(({ role }) => role === 'applicant').length !== 1) {
    faults.push({ kind: 'one-applicant-needed' });
  }
  for (const [at, person] of persons.entries()) {
    const { id, documents, withoutDocuments } = person;
    if (persons.findIndex((other) => other.id === id) !== at) {
      faults.push({ kind: 'same-person-twice', person: id });
    }
    if (documents.length === 0 && withoutDocuments === '') {
      faults.push({ kind: 'documents-unexplained', person: id });
    }
    const guardian = guardianFault(person, persons);
    if (guardian !== null) faults.push({ kind: guardian, person: id });
  }
  return faults;
}

/** A minor is never alone in a case, and who answers for him is of age. */
function guardianFault(
  { id, isMinor, guardian }: CasePerson,
  persons: readonly CasePerson[],
): 'guardian-missing' | 'guardian-unfit' | null {
  if (guardian.kind === 'none') return isMinor ? 'guardian-missing' : null;
  if (guardian.kind === 'outside') return null;
  const named = persons.find((other) => other.id === guardian.person);
  return named === undefined || named.isMinor || named.id === id ? 'guardian-unfit' : null;
}

/** The persons of the case whom a message is about. */
export const personsNamed = (
  { persons }: Pick<Intake, 'persons'>,
  ids: readonly string[],
): readonly CasePerson[] => persons.filter(({ id }) => ids.includes(id));
