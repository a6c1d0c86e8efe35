/** What a reader of the machine readable zone has to say about it, one sentence per finding. */
import type { Span } from './mrz-layout.ts';

/** The data element a finding is about. `lines` means the zone as a whole. */
export type MrzField =
  | 'lines'
  | 'documentCode'
  | 'issuingState'
  | 'primaryIdentifier'
  | 'secondaryIdentifier'
  | 'documentNumber'
  | 'documentNumberCheckDigit'
  | 'nationality'
  | 'dateOfBirth'
  | 'dateOfBirthCheckDigit'
  | 'sex'
  | 'dateOfExpiry'
  | 'dateOfExpiryCheckDigit'
  | 'optionalData'
  | 'optionalDataCheckDigit'
  | 'compositeCheckDigit';

/**
 * Errors (a rule of Doc 9303 is broken): `check-digit` disagrees; `not-a-digit` where only a digit may
 * stand; `number-not-terminated` (long number without its closing filler); `illegal-character`;
 * `empty` mandatory element; `misplaced-filler`; `filler-misread` (K or C where only fillers can be);
 * `unknown-state`, `former-state`, `state-code-deviation` (`DEU` for `D`), `state-not-here` (a code that
 * may not stand in this field); `document-code`; `impossible-date`; `sex`.
 *
 * Warnings (worth saying, the zone is correct): `specimen-state`; `superseded-state` (listed in Doc 9303
 * for old documents only); `legacy-document-code`; `document-code-after-2038`;
 * `convention-nationality` (PR or PS document with another nationality code than XXB or XXA);
 * `name-truncated`; `expired`; `line-length` (trailing fillers were added or cut); `ignored-text`.
 */
export type MrzFindingCode =
  | 'check-digit'
  | 'not-a-digit'
  | 'number-not-terminated'
  | 'illegal-character'
  | 'empty'
  | 'misplaced-filler'
  | 'filler-misread'
  | 'unknown-state'
  | 'former-state'
  | 'state-code-deviation'
  | 'state-not-here'
  | 'document-code'
  | 'impossible-date'
  | 'sex'
  | 'specimen-state'
  | 'superseded-state'
  | 'legacy-document-code'
  | 'document-code-after-2038'
  | 'convention-nationality'
  | 'name-truncated'
  | 'expired'
  | 'line-length'
  | 'ignored-text';

/** `line`, `start` and `end` count from 0 and underline the place in the cleaned lines. */
export type MrzFinding = Span & {
  readonly field: MrzField;
  readonly code: MrzFindingCode;
  readonly severity: 'error' | 'warning';
  readonly expected?: string;
  readonly found?: string;
};

type Details = { readonly expected?: string; readonly found?: string };

/** A finding at a place. */
export type Remark = { readonly field: MrzField; readonly code: MrzFindingCode; readonly at: Span };

/** A broken rule. */
export const error = ({ field, code, at }: Remark, details: Details = {}): MrzFinding => ({
  field,
  code,
  severity: 'error',
  ...at,
  ...details,
});

/** Worth saying, though no rule is broken. */
export const warning = ({ field, code, at }: Remark, details: Details = {}): MrzFinding => ({
  field,
  code,
  severity: 'warning',
  ...at,
  ...details,
});
