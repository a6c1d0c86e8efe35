/** Many documents at once against every register of the release: a passenger list before its arrival. */
import {
  canonicalDocumentNumber,
  canonicalIssuingState,
} from '#shared/documents/document-number.ts';
import { fail } from '#shared/kernel/result.ts';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import type { DocumentMatch, SearchFailure } from '#shared/screening/verdict.ts';
import { KNOWN_LISTS } from '#shared/watchlist/list.ts';
import type { Generation } from './generation.ts';
import type { ListSource } from './list-source.ts';
import { type AskedDocument, documentMatch } from './register.ts';

export type LookUpAnswer =
  /** `matches` in the order of the documents, by list. */
  | { readonly kind: 'searched'; readonly matches: DocumentMatch[][] }
  | { readonly kind: 'not-searched'; readonly list: string; readonly failure: SearchFailure };

export type LookUp = {
  readonly generation: Generation | null;
  readonly documents: readonly AskedDocument[];
  /** Notes the cause somewhere and answers the reference under which it is found. */
  readonly report: (cause: unknown) => string;
};

/** Searches each register to its end, or says of which one nothing is known. */
export async function lookUpDocuments(lookUp: LookUp): Promise<LookUpAnswer> {
  const { generation, documents } = lookUp;
  const absent = absentRegister(generation);
  if (absent !== null) return notInstalled(absent);
  const registers = generation?.sources.filter(mayBeRegister) ?? [];
  const asked = documents.map(({ issuingState, documentNumber }) => ({
    issuingState: canonicalIssuingState(issuingState),
    documentNumber: canonicalDocumentNumber(documentNumber),
  }));
  const empty = asked.some((one) => one.issuingState === '' || one.documentNumber === '');
  if (empty) {
    const failure = { kind: 'nothing-to-search-with' } as const;
    return { kind: 'not-searched', list: registers[0]?.list.id ?? '', failure };
  }
  const matches: DocumentMatch[][] = asked.map(() => []);
  for (const source of registers) {
    const failure = await searchOne(source, asked, { matches, report: lookUp.report });
    if (failure !== null) return { kind: 'not-searched', list: source.list.id, failure };
  }
  return { kind: 'searched', matches };
}

/** A register that must be searched and that the release does not have; null when there is none. */
function absentRegister(generation: Generation | null): string | null {
  const sources = generation?.sources ?? [];
  const present = new Set(sources.map(({ list }) => list.id));
  const { requiredLists } = generation?.policy ?? DEFAULT_POLICY;
  const absent = requiredLists.find((id) => !(present.has(id) || holdsPersons(id)));
  return absent ?? (sources.some(mayBeRegister) ? null : 'sltd');
}

/** A list that cannot be read may be a register, unless it is known to be none. */
const mayBeRegister = ({ list }: ListSource): boolean =>
  list.kind === 'documents' || (list.listDate === null && !holdsPersons(list.id));

const holdsPersons = (id: string): boolean =>
  KNOWN_LISTS.some((known) => known.id === id && known.kind === 'persons');

async function searchOne(
  { list, register }: ListSource,
  asked: readonly AskedDocument[],
  { matches, report }: Pick<LookUp, 'report'> & { readonly matches: DocumentMatch[][] },
): Promise<SearchFailure | null> {
  if (register === undefined) return { kind: 'not-installed' };
  const answers = await register
    .lookUp(asked)
    .catch((cause: unknown) => fail({ kind: 'failed', reference: report(cause) } as const));
  if (!answers.ok) return answers.failure;
  for (const [index, reports] of answers.value.entries()) {
    const document = asked[index] as AskedDocument;
    for (const found of reports) {
      matches[index]?.push(documentMatch(list.id, document, found));
    }
  }
  return null;
}

const notInstalled = (list: string): LookUpAnswer => ({
  kind: 'not-searched',
  list,
  failure: { kind: 'not-installed' },
});
