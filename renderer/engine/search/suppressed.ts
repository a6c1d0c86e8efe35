/** Notices of a persecuting State on confirmed refugees: taken from what a search found. */
import { canonicalIssuingState } from '#shared/documents/document-number.ts';
import { suppressionOf, suppressionsFileSchema } from '#shared/release/suppressions.ts';
import type { Person } from '#shared/watchlist/person.ts';
import type { ReleaseKeyring } from '../opening/release-keyring.ts';

/** What the release suppresses. */
export type Suppressions = {
  readonly key: Uint8Array;
  readonly references: ReadonlySet<string>;
};

/** Null when the file cannot be read: then every notice is shown, because nobody may be dropped unseen. */
export function readSuppressions(file: unknown, keyring: ReleaseKeyring): Suppressions | null {
  const read = suppressionsFileSchema.safeParse(file);
  if (!read.success) return null;
  const { keyEpoch, references } = read.data;
  const key = keyring.suppressionsKey(keyEpoch);
  return key && { key, references: new Set(references) };
}

/** The entry without its suppressed notices; null when none is left, as if it were not listed. */
export function shownPerson(
  { key, references }: Suppressions,
  list: string,
  person: Person,
): Person | null {
  const notices = person.notices.filter(({ reference, issuer: code }) => {
    if (code === null) return true;
    const issuer = canonicalIssuingState(code);
    return !references.has(suppressionOf(key, { list, entry: person.id, reference, issuer }));
  });
  if (notices.length === person.notices.length) return person;
  return notices.length === 0 ? null : { ...person, notices };
}
