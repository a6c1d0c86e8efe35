/** In characters, however they are written. */
export const SHORTEST_PASSPHRASE = 10;

export const isPassphraseTooShort = (passphrase: string): boolean =>
  [...passphrase.normalize('NFKC')].length < SHORTEST_PASSPHRASE;
