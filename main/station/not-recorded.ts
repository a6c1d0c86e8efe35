/** What is answered when the record could not be written, so that nothing was done either: why, from the receipt. */
export function notRecorded(receipt: { readonly kind: string; readonly reason?: string }) {
  return { kind: 'not-recorded', reason: receipt.reason ?? receipt.kind } as const;
}
