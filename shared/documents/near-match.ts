/**
 * How a record of the register differs from the document in the officer's hand.
 *
 * The register itself is searched exactly: number, issuing state and type of document (INTERPOL SLTD as
 * described to the ICAO FAL panel). Everything here is Farpost's own aid: a reason to look again, never a hit.
 */
import { z } from 'zod';
import { documentTypeSchema } from './sltd-record.ts';

/** `<` stands for "no character here": the filler of the machine readable zone. */
const characters = z.string().min(1).max(2);
const stateCode = z.string().min(1).max(3);

/** One or two characters taken for others. All strings are as long as `positions`, in the same order. */
const characterDifference = {
  /** Count from 0, in the canonical number; ascending. */
  positions: z.array(z.int().min(0).max(40)).min(1).max(2),
  presented: characters,
  listed: characters,
};

/**
 * Why a record was found although it is not the document as presented.
 *
 * - `confusable`: characters that readers, eyes or typists take for one another;
 * - `check-digit-repair`: the same, where the check digit printed on the document disagrees with the number as
 *   read and agrees with the listed one (Doc 9303 Part 3, §4.9; one number in ten agrees by chance);
 * - `leading-zero`: only the count of leading zeros differs;
 * - `check-digit-appended`: one side carries the number's own check digit as its last character;
 * - `issuer-alias`: the number is listed under another code of the same or a succeeding authority;
 * - `other-type`: number and issuing state are equal, but the record names a clearly different type of document.
 */
export const nearMatchSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('confusable'), ...characterDifference }),
  z.object({ kind: z.literal('check-digit-repair'), ...characterDifference }),
  z.object({
    kind: z.literal('leading-zero'),
    presented: z.int().min(0).max(40),
    listed: z.int().min(0).max(40),
  }),
  z.object({
    kind: z.literal('check-digit-appended'),
    side: z.enum(['presented', 'listed']),
    digit: z.string().length(1),
  }),
  z.object({ kind: z.literal('issuer-alias'), presented: stateCode, listed: stateCode }),
  z.object({
    kind: z.literal('other-type'),
    presented: documentTypeSchema,
    listed: documentTypeSchema,
  }),
]);

/** See `nearMatchSchema`. */
export type NearMatch = z.infer<typeof nearMatchSchema>;
