/** `Retry-After` (RFC 9110 §10.2.3): seconds or a date. Null when absent or unreadable. */
export function retryAfterInSeconds(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/u.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}
