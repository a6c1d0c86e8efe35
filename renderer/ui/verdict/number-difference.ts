/** Where a document and a record of the register part, in words. */

import { canonicalDocumentNumber } from '#shared/documents/document-number.ts';
import type { NearMatch } from '#shared/documents/near-match.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { Speech } from '../language/speech.ts';

/** Says what the search said; for a verdict recorded before it said so, compares the two numbers. */
export function differenceOf(
  speech: Speech,
  near: NearMatch | undefined,
  numbers: { readonly presented: string; readonly reported: string },
): string {
  return near === undefined ? comparedWords(speech, numbers) : nearWords(speech, near);
}

function nearWords(speech: Speech, near: NearMatch): string {
  const { t } = speech;
  switch (near.kind) {
    case 'confusable':
      return charactersWords(speech, near);
    case 'check-digit-repair':
      return `${charactersWords(speech, near)} ${t('document-near.digit-confirms')}`;
    case 'leading-zero': {
      const { presented, listed } = near;
      return t('document-near.leading-zero', { presented, listed });
    }
    case 'check-digit-appended':
      return near.side === 'presented'
        ? t('document-near.digit-here', { digit: near.digit })
        : t('document-near.digit-there', { digit: near.digit });
    case 'issuer-alias': {
      const named = (code: string): string =>
        t('state.with-code', { name: speech.stateName(code), code });
      const [presented, listed] = [named(near.presented), named(near.listed)];
      return t('document-near.issuer', { presented, listed });
    }
    case 'other-type': {
      const presented = t(`document.${near.presented}`);
      return t('document-near.type', { presented, listed: t(`document.${near.listed}`) });
    }
    default:
      return assertNever(near);
  }
}

type Characters = Extract<NearMatch, { kind: 'confusable' | 'check-digit-repair' }>;

/** `<` is no character: the reader lost one there, or took a filler for one. */
function charactersWords(speech: Speech, { positions, presented, listed }: Characters): string {
  const { t } = speech;
  const [first = 0, second] = positions;
  if (listed.startsWith('<')) return t('document-near.surplus', { read: presented });
  if (presented === '<') {
    return t('document-near.lost', { position: first + 1, reported: listed });
  }
  if (second === undefined) {
    const place = { position: first + 1, read: presented, reported: listed };
    return t('document-near.differs', place);
  }
  const both = (pair: string): string => speech.join(pair.charAt(0), pair.charAt(1));
  return t('document-near.differs-two', {
    first: first + 1,
    second: second + 1,
    read: both(presented),
    reported: both(listed),
  });
}

/** Names the differing character when there is one, else how many differ. */
function comparedWords(
  speech: Speech,
  { presented, reported }: { readonly presented: string; readonly reported: string },
): string {
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
