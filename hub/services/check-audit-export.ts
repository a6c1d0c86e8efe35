/** Whether an export of a post's record is what the post signed, and agrees with what the hub holds. */

import { hashesBetween } from '#hub/storage/journal.ts';
import { findPost, formerSigningKeys } from '#hub/storage/posts.ts';
import type { HubDatabase, PostRow } from '#hub/storage/schema.ts';
import {
  AUDIT_EXPORT_TYPE,
  type AuditExport,
  type AuditExportRow,
  auditExportSchema,
} from '#shared/exchange/audit-export.ts';
import { LANES, type Lane } from '#shared/journal/entry.ts';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import { jsonIn } from '#shared/kernel/json.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { type Envelope, envelopeSchema, openEnvelope } from '#shared/sealing/dsse.ts';

export type CheckedExport = {
  readonly postName: string;
  readonly content: AuditExport;
  /** When the key that signed was replaced, or null while it is the present one. */
  readonly keyReplacedAt: string | null;
  /** Rows whose entry the hub holds with the same hash. */
  readonly agreeing: number;
  /** Rows whose entry has not arrived. */
  readonly notHere: number;
  /** Rows whose entry the hub holds with another hash: one of the two was changed. */
  readonly differing: ReadonlyArray<{ readonly lane: Lane; readonly seq: number }>;
};

export type ExportRefusal =
  | { readonly kind: 'not-an-export' }
  | { readonly kind: 'unknown-post' }
  /** Changed after it was signed, or not signed by any key this post has had. */
  | { readonly kind: 'bad-signature' }
  /** Signed by the post, but not in a form of this version, or it names another post. */
  | { readonly kind: 'not-understood' };

export async function checkAuditExport(
  db: HubDatabase,
  text: string,
): Promise<Result<CheckedExport, ExportRefusal>> {
  const envelope = envelopeSchema.safeParse(jsonIn(text));
  if (!envelope.success || envelope.data.payloadType !== AUDIT_EXPORT_TYPE) {
    return fail({ kind: 'not-an-export' });
  }
  const post = await postOf(db, envelope.data);
  if (post === undefined) return fail({ kind: 'unknown-post' });
  const opened = await openWithKeysOf(db, post, envelope.data);
  if (opened === null) return fail({ kind: 'bad-signature' });
  const content = auditExportSchema.safeParse(jsonIn(new TextDecoder().decode(opened.payload)));
  if (!content.success || content.data.post !== post.id) return fail({ kind: 'not-understood' });
  const { replacedAt } = opened;
  const compared = await compare(db, content.data);
  return succeed({
    postName: post.name,
    content: content.data,
    keyReplacedAt: replacedAt?.toISOString() ?? null,
    ...compared,
  });
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

async function postOf(db: HubDatabase, { signatures }: Envelope): Promise<PostRow | undefined> {
  const id = signatures[0]?.keyid ?? '';
  return UUID.test(id) ? await findPost(db, id) : undefined;
}

type Opened = { readonly payload: Uint8Array; readonly replacedAt: Date | null };

/** An export is kept for years: any key that the post has had counts, and which one is said. */
async function openWithKeysOf(
  db: HubDatabase,
  post: PostRow,
  envelope: Envelope,
): Promise<Opened | null> {
  const former = await formerSigningKeys(db, post.id);
  const keys = [
    { key: post.signing_key, replacedAt: null },
    ...former.map(({ signing_key: key, replaced_at: replacedAt }) => ({ key, replacedAt })),
  ];
  for (const { key, replacedAt } of keys) {
    const publicKey = fromBase64Url(key) ?? new Uint8Array();
    const payload = openEnvelope(envelope, AUDIT_EXPORT_TYPE, { keyId: post.id, publicKey });
    if (payload.ok) return { payload: payload.value, replacedAt };
  }
  return null;
}

type Compared = Pick<CheckedExport, 'agreeing' | 'notHere' | 'differing'>;

async function compare(db: HubDatabase, { post, epoch, rows }: AuditExport): Promise<Compared> {
  const [urgent, routine] = await Promise.all(
    LANES.map((lane) => hashesBetween(db, { post, epoch, lane }, spanOf(rows, lane))),
  );
  const heldOf = ({ lane, seq }: AuditExportRow) =>
    (lane === 'urgent' ? urgent : routine)?.get(seq) ?? null;
  const notHere = rows.filter((row) => heldOf(row) === null).length;
  const agreeing = rows.filter((row) => heldOf(row) === row.hash).length;
  const differing = rows
    .filter((row) => heldOf(row) !== null && heldOf(row) !== row.hash)
    .map(({ lane, seq }) => ({ lane, seq }));
  return { agreeing, notHere, differing };
}

/** The largest number that the database can be asked for. */
const LAST_SEQ = 2 ** 31 - 1;

/** The numbers between which the rows of a lane are; nothing when it has none. */
function spanOf(rows: readonly AuditExportRow[], lane: Lane) {
  const own = rows.filter((row) => row.lane === lane && row.seq <= LAST_SEQ);
  return own.reduce(
    ({ from, to }, { seq }) => ({ from: Math.min(from, seq), to: Math.max(to, seq) }),
    { from: own[0]?.seq ?? 1, to: 0 },
  );
}
