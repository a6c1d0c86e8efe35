/** What supervisors read of the journal: newest first, both lanes in one, without what it says of people. */
import { createHash } from 'node:crypto';
import type { Journal, SeenEntry } from '#main/services/journal/journal.ts';
import {
  AUDIT_EXPORT_TYPE,
  type AuditExport,
  type AuditExportRow,
  MOST_EXPORTED_ROWS,
} from '#shared/exchange/audit-export.ts';
import { hashEntry, isAsylumKind, LANES, type Lane } from '#shared/journal/entry.ts';
import { screeningPayloadSchema } from '#shared/journal/payloads.ts';
import { signEnvelope } from '#shared/sealing/dsse.ts';
import type {
  AuditCursor,
  AuditExportAnswer,
  AuditFilter,
  AuditPage,
  ChainState,
  ReadAudit,
} from '#shared/station/audit.ts';
import { auditPurposeSchema } from '#shared/station/audit.ts';
import type { OpenPost } from './open-post.ts';

/** A filter that matches little must not keep the station from its work: the desk asks again. */
const MOST_LOOKED_AT = 2000;

/** The post as far as its record goes. */
export type AuditedPost = Pick<
  OpenPost,
  'journal' | 'keyring' | 'officer' | 'clock' | 'acknowledged' | 'acknowledgedHead' | 'record'
>;

export async function readAudit(
  post: AuditedPost,
  { filter, before, limit }: ReadAudit,
): Promise<Extract<AuditPage, { kind: 'page' }>> {
  const rows: AuditExportRow[] = [];
  const newest = after(post.journal);
  const start = before ? earlier(before, newest) : newest;
  const walk = backwards(post.journal, start, filter.lane);
  for (let looked = 0; looked < MOST_LOOKED_AT && rows.length < limit; looked += 1) {
    const entry = await walk.step();
    if (entry === 'end') break;
    const row = entry && rowOf(post, entry, filter);
    if (row) rows.push(row);
  }
  const plain = rows.map(({ hash: _, ...row }) => row);
  return { kind: 'page', rows: plain, next: walk.cursor() };
}

/** Signed with the device key; the trace of it is left before the file is handed out. */
export async function exportAudit(
  post: AuditedPost,
  filter: AuditFilter,
): Promise<AuditExportAnswer> {
  const { journal, keyring, officer } = post;
  const at = post.clock.wall();
  const heads = journal.heads();
  const rows: AuditExportRow[] = [];
  const walk = backwards(journal, after(journal), filter.lane);
  for (let entry = await walk.step(); entry !== 'end'; entry = await walk.step()) {
    const row = entry && rowOf(post, entry, filter);
    if (row) rows.push(row);
    if (rows.length > MOST_EXPORTED_ROWS) return { kind: 'too-many', most: MOST_EXPORTED_ROWS };
  }
  const { post: id, epoch, signingSecret } = keyring.identity();
  const content = { v: 1, post: id, epoch, officer: officer.id, at, filter, heads, rows } as const;
  const bytes = new TextEncoder().encode(JSON.stringify(content satisfies AuditExport));
  const signer = { keyId: id, secretKey: signingSecret };
  const text = JSON.stringify(signEnvelope(AUDIT_EXPORT_TYPE, bytes, signer));
  const sha256 = createHash('sha256').update(text).digest('hex');
  const entries = rows.length;
  const receipt = await post.record('audit-exported', { entries, sha256 });
  if (receipt.kind !== 'saved') return notRecorded(receipt);
  const fileName = `farpost-audit-${id.slice(0, 8)}-${at.slice(0, 19).replaceAll(/[-:]/gu, '')}.json`;
  return { kind: 'export', fileName, text, sha256, entries };
}

/** Both chains from the disk, and against what the hub has signed for. */
export async function verifyChains(post: AuditedPost): Promise<ChainState[]> {
  const states: ChainState[] = [];
  for (const lane of LANES) states.push(await verifyChain(post, lane));
  return states;
}

async function verifyChain(post: AuditedPost, lane: Lane): Promise<ChainState> {
  const { entries, broken } = await post.journal.check(lane);
  const { seq, head } = post.acknowledgedHead(lane);
  const state = { lane, entries, acknowledged: Math.min(seq, entries) };
  if (broken) return { ...state, broken };
  if (seq > post.journal.heads()[lane].seq) {
    return { ...state, broken: { at: entries + 1, why: 'behind-hub' } };
  }
  const differs = seq > 0 && (await hashAt(post.journal, lane, seq)) !== head;
  if (differs) return { ...state, broken: { at: seq, why: 'differs-from-hub' } };
  return { ...state, broken: brokenOnce(post.journal, lane) };
}

const BROKEN_ONCE = {
  cut: 'was-cut',
  rewritten: 'was-rewritten',
  'mark-missing': 'mark-missing',
  'mark-changed': 'mark-changed',
} as const;

/** A chain that goes on soundly from where it was cut is not whole again, and no entry of it is vouched for. */
function brokenOnce(journal: Journal, lane: Lane): ChainState['broken'] {
  const trouble = journal.mark.trouble(lane);
  return trouble && { at: 0, why: BROKEN_ONCE[trouble.what] };
}

async function hashAt(journal: Journal, lane: Lane, seq: number): Promise<string> {
  const [text = ''] = await journal.texts(lane, seq, { entries: 1, bytes: 1 });
  return hashEntry(new TextEncoder().encode(text));
}

/** Why nothing is shown, from the receipt of a trace that could not be left. */
export function notRecorded(receipt: { readonly kind: string; readonly reason?: string }) {
  return { kind: 'not-recorded', reason: receipt.reason ?? receipt.kind } as const;
}

/** As if the entries after the last ones had just been looked at. */
function after(journal: Journal): AuditCursor {
  const { urgent, routine } = journal.heads();
  return { urgent: urgent.seq + 1, routine: routine.seq + 1 };
}

const earlier = (a: AuditCursor, b: AuditCursor): AuditCursor => ({
  urgent: Math.min(a.urgent, b.urgent),
  routine: Math.min(a.routine, b.routine),
});

/** Null is an entry that this officer may not know of. */
type Step = SeenEntry | null | 'end';

/** Both chains towards their beginnings, the later entry first by wall time, then by lane. */
function backwards(journal: Journal, before: AuditCursor, only: Lane | undefined) {
  const place = { ...before };
  const ahead: Partial<Record<Lane, SeenEntry | null>> = {};
  const lanes = LANES.filter((lane) => only === undefined || lane === only);
  const open = (): Lane[] => lanes.filter((lane) => place[lane] > 1);

  async function step(): Promise<Step> {
    for (const lane of open()) {
      if (!(lane in ahead)) ahead[lane] = await journal.look(lane, place[lane] - 1);
    }
    const lane = open().reduce<Lane | null>((best, other) => {
      if (best === null || !ahead[best]) return best ?? other;
      const entry = ahead[other];
      return !entry || entry.wallTime > ahead[best].wallTime ? other : best;
    }, null);
    if (lane === null) return 'end';
    const entry = ahead[lane] ?? null;
    delete ahead[lane];
    place[lane] -= 1;
    return entry;
  }

  return { step, cursor: (): AuditCursor | null => (open().length === 0 ? null : { ...place }) };
}

function rowOf(post: AuditedPost, entry: SeenEntry, filter: AuditFilter): AuditExportRow | null {
  if (isAsylumKind(entry.kind) || !matches(entry, filter)) return null;
  const seen = entry.kind === 'screening' ? screened(entry.open()) : NOTHING;
  if (seen === null || (filter.purpose && seen.purpose !== filter.purpose)) return null;
  const { lane, seq, wallTime: at, clockSuspect, officer, kind, release, hash } = entry;
  const acknowledged = seq <= post.acknowledged(lane);
  return { lane, seq, at, clockSuspect, officer, kind, release, ...seen, acknowledged, hash };
}

function matches({ wallTime, officer, kind }: SeenEntry, filter: AuditFilter): boolean {
  const at = Date.parse(wallTime);
  return (
    (filter.from === undefined || at >= Date.parse(filter.from)) &&
    (filter.to === undefined || at <= Date.parse(filter.to)) &&
    (filter.officer === undefined || officer === filter.officer) &&
    (filter.kinds === undefined || filter.kinds.includes(kind)) &&
    (filter.purpose === undefined || kind === 'screening')
  );
}

const NOTHING = { purpose: null, outcome: null } as const;

/** Null when it was asylum work. */
function screened(payload: unknown): Pick<AuditExportRow, 'purpose' | 'outcome'> | null {
  const opened = screeningPayloadSchema.safeParse(payload);
  if (!opened.success) return NOTHING;
  const purpose = auditPurposeSchema.safeParse(opened.data.purpose);
  return purpose.success ? { purpose: purpose.data, outcome: opened.data.verdict.outcome } : null;
}
