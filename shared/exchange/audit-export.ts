/**
 * A signed copy of the post's record for whoever audits it: rows as in `shared/station/audit.ts`, each
 * with the hash of its entry, so that it can be compared with the entry at the hub. See
 * docs/formats/audit-export.md.
 */
import { z } from 'zod';
import { auditFilterSchema, auditRowSchema } from '#shared/station/audit.ts';

/** Payload type of the envelope; its key id is the post. */
export const AUDIT_EXPORT_TYPE = 'application/vnd.farpost.audit-export+json';

/** More than this belongs into several exports. */
export const MOST_EXPORTED_ROWS = 50_000;

const hash = z.string().regex(/^[0-9a-f]{64}$/u);
const headSchema = z.object({ seq: z.int().nonnegative(), hash });

export const auditExportSchema = z.object({
  v: z.literal(1),
  post: z.uuid(),
  epoch: z.int().positive(),
  /** Who exported. */
  officer: z.string().max(60),
  /** Wall clock of the post, ISO 8601 UTC. */
  at: z.iso.datetime(),
  filter: auditFilterSchema,
  /** The last entries of both chains when the export began. */
  heads: z.object({ urgent: headSchema, routine: headSchema }),
  /** Newest first. */
  rows: z.array(auditRowSchema.extend({ hash })).max(MOST_EXPORTED_ROWS),
});

export type AuditExport = z.infer<typeof auditExportSchema>;
export type AuditExportRow = AuditExport['rows'][number];
