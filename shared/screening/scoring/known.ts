/** What of a traveller or an entry is known well enough to be compared. */

/** Codes beginning with X (stateless, refugee, unspecified) and UNK name no state. */
export const namesNoState = (state: string): boolean =>
  state === '' || state === 'UNK' || state.startsWith('XX');

export const isKnownSex = (sex: string): boolean => sex === 'M' || sex === 'F';
