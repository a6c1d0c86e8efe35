import type { AuditFilter } from '#shared/station/audit.ts';
import { type AuditedPost, exportAudit, readAudit, verifyChains } from '../audit.ts';
import { permitted } from '../implementer.ts';
import { notRecorded } from '../not-recorded.ts';

const { audit } = permitted('read-audit');
const exporting = permitted('export-audit').audit;

/** What was looked at in a session is on record once: filters by post, forgotten with it. */
const viewed = new WeakMap<AuditedPost, Set<string>>();

export const auditCalls = {
  read: audit.read.handler(async ({ context: { post }, input }) => {
    const receipt = await recordView(post, input.filter);
    if (receipt !== null && receipt.kind !== 'saved') return notRecorded(receipt);
    return await readAudit(post, input);
  }),
  verify: audit.verify.handler(async ({ context: { post } }) => ({
    lanes: await verifyChains(post),
  })),
  export: exporting.export.handler(({ context: { post }, input }) =>
    exportAudit(post, input.filter),
  ),
};

/** Null when it is on record already. Also for later pages: a page may be asked for without the first. */
async function recordView(post: AuditedPost, filter: AuditFilter) {
  const key = JSON.stringify(filter);
  const seen = viewed.get(post) ?? new Set();
  if (seen.has(key)) return null;
  const receipt = await post.record('audit-viewed', { filter });
  if (receipt.kind === 'saved') viewed.set(post, seen.add(key));
  return receipt;
}
