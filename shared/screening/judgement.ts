/**
 * Remembered judgements: an officer examined a traveller and a listed person and found that they are two people. The
 * pair then raises no alarm, and the verdict says so, until either record changes.
 *
 * A pair is known by a hash over all that identifies the traveller and over the whole entry of the list: a new
 * document, another spelling or an amended entry is another pair, about which nothing was judged. An entry that names
 * the presented document itself is never set aside, and neither is a hit on a document.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import {
  canonicalDocumentNumber,
  canonicalIssuingState,
} from '#shared/documents/document-number.ts';
import { noteSchema } from '#shared/journal/note.ts';
import { toHex } from '#shared/kernel/bytes.ts';
import { stableJson } from '#shared/kernel/stable-json.ts';
import { listIdSchema } from '#shared/watchlist/list.ts';
import type { Person } from '#shared/watchlist/person.ts';
import type { Traveller } from './traveller.ts';

/** What the judgement rests on. A likeness of data alone is what the search has already weighed. */
export const groundsSchema = z.enum([
  'photograph',
  'biometrics',
  'documents',
  'authority',
  'other',
]);

/** `withdrawn` takes an earlier `different` back: the alarm returns. */
const decisionSchema = z.enum(['different', 'withdrawn']);

const PAIR_BYTES = 16;
export const pairSchema = z.string().regex(/^[0-9a-f]{32}$/u);

/** A journal entry of kind `judgement`. */
export const judgementPayloadSchema = z.object({
  /** The screening in which the two were compared. */
  screening: z.uuid(),
  decision: decisionSchema,
  pair: pairSchema,
  list: listIdSchema,
  /** The entry's `id` in its list. */
  entry: z.string().min(1).max(120),
  grounds: groundsSchema,
  note: noteSchema,
});

export type Decision = z.infer<typeof decisionSchema>;
export type Grounds = z.infer<typeof groundsSchema>;
export type JudgementPayload = z.infer<typeof judgementPayloadSchema>;

/** Where a pair was judged to be two people, and on which ISO 8601 day; the day is null from elsewhere. */
export type Judged = { readonly where: 'here' | 'elsewhere'; readonly on: string | null };
/** By pair. */
export type Judgements = ReadonlyMap<string, Judged>;

/**
 * The pair's name: 32 hexadecimal digits. Null without a document: then nothing tells two namesakes apart.
 *
 * The place of birth stays out: it raises no alarm, so it brings none back either.
 */
export function pairOf(traveller: Traveller, list: string, person: Person): string | null {
  const { document } = traveller;
  if (document === null) return null;
  const parts = [
    'farpost/judgement/v1',
    canonicalIssuingState(document.issuingState),
    canonicalDocumentNumber(document.documentNumber),
    document.documentType,
    traveller.primaryIdentifier,
    traveller.secondaryIdentifier,
    traveller.originalScriptName ?? '',
    traveller.dateOfBirth,
    traveller.sex,
    canonicalIssuingState(traveller.nationality),
    list,
    person,
  ];
  return toHex(sha256(utf8ToBytes(stableJson(parts))).slice(0, PAIR_BYTES));
}
