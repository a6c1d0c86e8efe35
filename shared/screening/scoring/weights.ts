/**
 * What each comparison adds to or takes from a score. The name comes first; the rest can lift a name
 * that is nearly right over a threshold, or take a namesake below it.
 *
 * Values were set by trying them on labelled cases (`docs/screening-method.md`).
 */

import type { Feature } from '../verdict.ts';
import type { DateRelation } from './date-of-birth.ts';

/** A name that its publisher calls weak counts by this factor. */
export const WEAK_ALIAS = 0.9;

export const DATE_WEIGHTS: Readonly<
  Record<DateRelation, { weight: number; agreement: Feature['agreement'] }>
> = {
  equal: { weight: 0.08, agreement: 'equal' },
  'digits-swapped': { weight: 0.06, agreement: 'near' },
  'one-digit-off': { weight: 0.04, agreement: 'near' },
  'same-year': { weight: 0.04, agreement: 'partial' },
  'within-range': { weight: 0.03, agreement: 'partial' },
  'near-year': { weight: 0, agreement: 'near' },
  missing: { weight: 0, agreement: 'missing' },
  different: { weight: -0.18, agreement: 'different' },
  far: { weight: -0.32, agreement: 'different' },
};

export const NATIONALITY_EQUAL = 0.04;
export const NATIONALITY_DIFFERENT = -0.1;
export const SEX_DIFFERENT = -0.15;
/** The place of birth only orders those who agree in all else; what differs or is missing takes nothing. */
export const PLACE_TOWN = 0.02;
/** The state without the town, or a town of that name in another state. */
export const PLACE_IN_PART = 0.01;
/** A document named in the listing outweighs any name. */
export const DOCUMENT_EQUAL = 0.6;
