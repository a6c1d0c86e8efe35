/** Where two document numbers part, in words. */
import { canonicalDocumentNumber } from '#shared/documents/document-number.ts';
import type { Speech } from '../language/speech.ts';

/** Names the differing character when there is one, else how many differ. */
export function differenceOf(speech: Speech, presented: string, reported: string): string {
  const [here, there] = [canonicalDocumentNumber(presented), canonicalDocumentNumber(reported)];
  if (here.length !== there.length) return speech.t('document-near.length');
  const places = [...here].flatMap((read, index) =>
    read === there.charAt(index)
      ? []
      : [{ read, reported: there.charAt(index), position: index + 1 }],
  );
  const [only] = places;
  if (places.length === 1 && only !== undefined) return speech.t('document-near.differs', only);
  return speech.t('document-near.differs-many', { count: places.length });
}
