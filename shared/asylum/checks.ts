/**
 * The systematic checks of a case (resolution, clause 1; domain §3, rule 1): every name of every person against every
 * list of persons, and every document against every list.
 */
import { z } from 'zod';
import {
  canonicalDocumentNumber,
  canonicalIssuingState,
} from '#shared/documents/document-number.ts';
import { stableJson } from '#shared/kernel/stable-json.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import { type SourceAnswer, type Verdict, verdictSchema } from '#shared/screening/verdict.ts';
import { type CasePerson, type Intake, type NameVariant, nameLabel } from './intake.ts';

/** One search that a case needs. `key` stays the same as long as nothing changes that is searched with. */
export type NeededCheck = {
  readonly key: string;
  readonly person: string;
  readonly what: 'name' | 'document';
  /** For the officer: the name, or state and number. */
  readonly label: string;
  readonly traveller: Traveller;
};

export const recordedCheckSchema = z.object({
  verdict: verdictSchema,
  /** ISO 8601. */
  at: z.string(),
  officer: z.string().nullable(),
  /** Id of the journal entry. */
  entry: z.string(),
});

export type RecordedCheck = z.infer<typeof recordedCheckSchema>;

export type CheckState =
  | { readonly kind: 'missing' }
  /** These lists were not searched to the end. */
  | { readonly kind: 'incomplete'; readonly lists: readonly string[] }
  /** Made with an older release than the one that is active. */
  | { readonly kind: 'stale'; readonly release: number }
  | { readonly kind: 'done'; readonly release: number };

/** Every check that the case needs, in the order of its persons. */
export function neededChecks({ persons }: Intake): readonly NeededCheck[] {
  const needed = persons.flatMap((person) => [
    ...person.names.map((name) => nameCheck(person, name)),
    ...person.documents.map((document) => documentCheck(person, document)),
  ]);
  return [...new Map(needed.map((check) => [check.key, check])).values()];
}

/** How a check stands, when `release` is the active one. */
export function checkState(
  { what }: Pick<NeededCheck, 'what'>,
  recorded: RecordedCheck | undefined,
  release: number | null,
): CheckState {
  if (recorded === undefined) return { kind: 'missing' };
  const { verdict } = recorded;
  const lists = unsearched(what, verdict);
  if (verdict.release === null || lists.length > 0) return { kind: 'incomplete', lists };
  const isOld = release !== null && verdict.release < release;
  return { kind: isOld ? 'stale' : 'done', release: verdict.release };
}

/**
 * Lists that were not searched to the end. A search by name alone has nothing to ask a register of documents; but a
 * check that searched nothing at all is none.
 */
function unsearched(what: NeededCheck['what'], { sources }: Verdict): readonly string[] {
  const failed = sources.filter(({ answer }) => answer.kind === 'not-searched');
  if (what === 'document' || failed.length === sources.length) return failed.map(listOf);
  return failed.filter(({ answer }) => !hadNothingToAsk(answer)).map(listOf);
}

const listOf = ({ list }: SourceAnswer): string => list;
const hadNothingToAsk = (answer: SourceAnswer['answer']): boolean =>
  answer.kind === 'not-searched' && answer.failure.kind === 'nothing-to-search-with';

function nameCheck(person: CasePerson, name: NameVariant): NeededCheck {
  return checkOf(person, 'name', {
    label: nameLabel(name),
    traveller: travellerOf(person, name, null),
  });
}

function documentCheck(person: CasePerson, document: CasePerson['documents'][number]): NeededCheck {
  const state = canonicalIssuingState(document.issuingState);
  const [name] = person.names;
  return checkOf(person, 'document', {
    label: `${state} ${canonicalDocumentNumber(document.documentNumber)}`,
    traveller: travellerOf(person, name, document),
  });
}

function checkOf(
  { id }: CasePerson,
  what: NeededCheck['what'],
  { label, traveller }: Pick<NeededCheck, 'label' | 'traveller'>,
): NeededCheck {
  // A place of birth finds nobody, it only orders: a check stays made whether the place was known or not.
  const { placeOfBirth: _, ...searchedWith } = traveller;
  return { key: `${id} ${what} ${stableJson(searchedWith)}`, person: id, what, label, traveller };
}

function travellerOf(
  person: CasePerson,
  name: NameVariant | undefined,
  document: Traveller['document'],
): Traveller {
  return {
    primaryIdentifier: name?.primaryIdentifier ?? '',
    secondaryIdentifier: name?.secondaryIdentifier ?? '',
    nameTruncated: false,
    ...(name?.originalScript ? { originalScriptName: name.originalScript } : {}),
    dateOfBirth: person.dateOfBirth,
    sex: person.sex,
    nationality: person.nationalities[0] ?? '',
    ...placeOf(person),
    document,
    mrz: null,
    findings: [],
  };
}

function placeOf({
  placeOfBirth: town,
  stateOfBirth,
}: CasePerson): Pick<Traveller, 'placeOfBirth'> {
  const state = stateOfBirth ?? '';
  return town === '' && state === '' ? {} : { placeOfBirth: { town, state } };
}
