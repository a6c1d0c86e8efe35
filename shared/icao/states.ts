/**
 * Codes of issuing States, organizations and nationalities in the machine readable zone.
 *
 * Source: ICAO Doc 9303, 8th edition, Part 3, §5 (parts A to H), over ISO 3166-1; withdrawn codes from
 * ISO 3166-3. Part F admits only `ANT` and `NTZ` of the withdrawn ones; the others are known here so
 * that an officer reads "a State that no longer exists" instead of "unknown".
 */
import type { PlainDay } from '#shared/kernel/partial-date.ts';
import { ISO_3166 } from './iso-3166.ts';

/** What a code stands for. */
export type StateKind =
  | 'state'
  | 'british-nationality'
  | 'union'
  | 'united-nations'
  | 'organization'
  | 'stateless'
  | 'refugee'
  | 'other-refugee'
  | 'unspecified-nationality'
  | 'superseded'
  | 'former'
  | 'deviation'
  | 'specimen'
  | 'list-signer';

/** One code. `code` has no fillers: Germany is `D`. */
export type StateCode = {
  readonly code: string;
  readonly kind: StateKind;
  /** For `Intl.DisplayNames`; `null` where the desk needs its own text, kept under the code. */
  readonly alpha2: string | null;
  /** The day from which ISO or ICAO no longer has the code. */
  readonly withdrawn?: PlainDay;
  /** The code to use instead, where there is exactly one. */
  readonly replacedBy?: string;
};

const NATIONALITY_ONLY: readonly StateKind[] = [
  'stateless',
  'refugee',
  'other-refugee',
  'unspecified-nationality',
];

type Row = Omit<StateCode, 'code'>;

const organization: Row = { kind: 'organization', alpha2: null };
const british: Row = { kind: 'british-nationality', alpha2: null };
const day = (year: number, month: number, dayOfMonth: number): PlainDay => ({
  year,
  month,
  day: dayOfMonth,
});
const former = (withdrawn: PlainDay, replacedBy?: string): Row => ({
  kind: 'former',
  alpha2: null,
  withdrawn,
  ...(replacedBy === undefined ? {} : { replacedBy }),
});

const SPECIAL: ReadonlyMap<string, Row> = new Map<string, Row>([
  // Part A: beside and instead of ISO 3166-1.
  ['D', { kind: 'state', alpha2: 'DE' }],
  ['DEU', { kind: 'deviation', alpha2: 'DE', replacedBy: 'D' }],
  ['RKS', { kind: 'state', alpha2: 'XK' }],
  ['GBD', british],
  ['GBN', british],
  ['GBO', british],
  ['GBP', british],
  ['GBS', british],
  // Part B.
  ['EUE', { kind: 'union', alpha2: 'EU' }],
  // Part C: United Nations, specialized agencies, and the mission in Kosovo.
  ['UNO', { kind: 'united-nations', alpha2: 'UN' }],
  ['UNA', { kind: 'united-nations', alpha2: null }],
  ['UNK', { kind: 'united-nations', alpha2: null }],
  // Part D.
  ['XBA', organization],
  ['XIM', organization],
  ['XCC', organization],
  ['XCE', organization],
  ['XCO', organization],
  ['XEC', organization],
  ['XPO', organization],
  ['XES', organization],
  ['XMP', organization],
  ['XOM', organization],
  ['XDC', organization],
  // Part E.
  ['XXA', { kind: 'stateless', alpha2: null }],
  ['XXB', { kind: 'refugee', alpha2: null }],
  ['XXC', { kind: 'other-refugee', alpha2: null }],
  ['XXX', { kind: 'unspecified-nationality', alpha2: null }],
  // Part F: withdrawn by ISO, still admitted.
  ['ANT', { kind: 'superseded', alpha2: null, withdrawn: day(2010, 12, 15) }],
  ['NTZ', { kind: 'superseded', alpha2: null, withdrawn: day(1993, 7, 12) }],
  // Parts G and H.
  ['UTO', { kind: 'specimen', alpha2: null }],
  ['IAO', { kind: 'list-signer', alpha2: null }],
  // ISO 3166-3, not admitted by Doc 9303.
  ['BUR', former(day(1989, 12, 5), 'MMR')],
  ['CSK', former(day(1993, 6, 15))],
  ['DDR', former(day(1990, 10, 30), 'D')],
  ['ROM', former(day(2002, 2, 1), 'ROU')],
  ['SCG', former(day(2006, 9, 26))],
  ['SUN', former(day(1992, 8, 30))],
  ['TMP', former(day(2002, 5, 20), 'TLS')],
  ['YMD', former(day(1990, 8, 14), 'YEM')],
  ['YUG', former(day(2003, 7, 23))],
  ['ZAR', former(day(1997, 7, 14), 'COD')],
]);

/** The entry of a code as it stands in the zone, trailing fillers allowed (`D<<`); `null` when unknown. */
export function findState(code: string): StateCode | null {
  const trimmed = code.replace(/<+$/u, '');
  const special = SPECIAL.get(trimmed);
  if (special !== undefined) return { code: trimmed, ...special };
  const alpha2 = ISO_3166.get(trimmed);
  return alpha2 === undefined ? null : { code: trimmed, kind: 'state', alpha2 };
}

/** Why a code may not stand in a field; `null` when it may. */
export type StateObjection =
  | 'unknown-state'
  | 'former-state'
  | 'state-code-deviation'
  | 'state-not-here';

/**
 * Judges a code in one of the two fields that hold codes. The codes of Part E describe persons: no State
 * issues a document under them. `IAO` signs lists and stands in no document.
 */
export function objectionTo(
  code: string,
  field: 'issuingState' | 'nationality',
): StateObjection | null {
  const state = findState(code);
  if (state === null) return 'unknown-state';
  if (state.kind === 'former') return 'former-state';
  if (state.kind === 'deviation') return 'state-code-deviation';
  if (state.kind === 'list-signer') return 'state-not-here';
  return field === 'issuingState' && NATIONALITY_ONLY.includes(state.kind)
    ? 'state-not-here'
    : null;
}

/** Every code with an entry, for pickers and tests. */
export const STATE_CODES: readonly string[] = [...new Set([...ISO_3166.keys(), ...SPECIAL.keys()])];
