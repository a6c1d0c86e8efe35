/** One range of bytes (RFC 9110 §14.1.2). */

export type ByteRange =
  | { readonly kind: 'whole' }
  /** Both ends included. */
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'not-satisfiable' };

/** Anything but one well-formed range of bytes is answered with the whole file, as the RFC allows. */
export function byteRangeOf(header: string | undefined, size: number): ByteRange {
  const [, first = '', last = ''] =
    /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return { kind: 'whole' };
  if (first === '') return part(Math.max(0, size - Number(last)), size - 1, size);
  if (last !== '' && Number(last) < Number(first)) return { kind: 'whole' };
  return part(Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1), size);
}

function part(start: number, end: number, size: number): ByteRange {
  return start < size && start <= end ? { kind: 'part', start, end } : { kind: 'not-satisfiable' };
}
