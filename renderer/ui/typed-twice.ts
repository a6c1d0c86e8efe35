/** A passphrase that nobody knows yet is typed twice. */

/** Both are there, and the same. */
export const isTypedTwice = (words: string, again: string): boolean =>
  words !== '' && words === again;

/** The second cannot become the first any more, however it goes on. */
export const cannotBecomeSame = (words: string, again: string): boolean =>
  again !== '' && !words.startsWith(again);
