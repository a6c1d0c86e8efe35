/**
 * The list of national documents: every report that stands, written anew whenever one comes or goes. The register
 * turns the difference into an overlay; see docs/formats/document-reports.md.
 */
import { queueReplyWithin } from '#hub/services/replies.ts';
import { encodeRecords } from '#hub/storage/document-record.ts';
import { decidedReports, keepDecisions } from '#hub/storage/document-reports.ts';
import { createListFile, listDirectory } from '#hub/storage/list-file.ts';
import { dateList, findList, putDocuments, removeListFiles } from '#hub/storage/lists.ts';
import type { DocumentReportRow, HubDatabase } from '#hub/storage/schema.ts';
import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import type { Report } from '#shared/reports/report.ts';
import { recordsOf } from '#shared/reports/report.ts';
import type { Signer } from '#shared/sealing/dsse.ts';
import { NATIONAL_DOCUMENTS } from '#shared/watchlist/list.ts';
import { dayOf } from './day.ts';
import { type Decisions, decideReports } from './decide-reports.ts';
import { keyOfReport, type ReportLedger, readReports } from './ledger.ts';
import { isListed } from './standing.ts';

export type ReportsHub = {
  readonly db: HubDatabase;
  readonly dataDirectory: string;
  readonly signer: Signer;
  readonly sealingSecretKey: Uint8Array;
  readonly now: () => Date;
};

export type TakenReports = Omit<Decisions, 'rows' | 'changed'> & {
  /** Everything that posts are to be told of once the release is out. */
  readonly untold: readonly DocumentReportRow[];
  readonly unreadable: number;
};

const LIST = NATIONAL_DOCUMENTS.id;
const RECORDS_AT_ONCE = 1000;

/**
 * Decides about every report that came since, and leaves the list as the next release is to carry it. Only while
 * nothing else publishes. The decisions, the list and the refusals that posts are told of are kept together or not at all,
 * so that asking again, after a crash or without one, decides nothing twice.
 */
export async function takeReports(
  hub: ReportsHub,
  ownState: string | undefined,
): Promise<TakenReports> {
  const ledger = await readReports(hub);
  const now = hub.now();
  const rows = await decidedReports(hub.db);
  const today = dayOf(now);
  const decisions = decideReports({ ledger, rows, ownState, now, today });
  const { refusals, added, ended, waiting } = decisions;
  const untold = decisions.rows.filter(isUntold);
  await keep(hub, ledger, { decisions, ownState, now, isOther: untold.length > 0 });
  return { refusals, added, ended, waiting, untold, unreadable: ledger.unreadable };
}

/** In the list without the post knowing in which release, or out of it. */
const isUntold = (row: DocumentReportRow): boolean =>
  row.ended_at === null
    ? row.listed_at !== null && row.added_release === null
    : row.ended_release === null;

type Keeping = {
  readonly decisions: Decisions;
  readonly ownState: string | undefined;
  readonly now: Date;
  /** Something came or went since the last release that posts were told of. */
  readonly isOther: boolean;
};

async function keep(
  hub: ReportsHub,
  ledger: ReportLedger,
  { decisions, ownState, now, isOther }: Keeping,
): Promise<void> {
  const { db, signer, dataDirectory } = hub;
  const before = await findList(db, LIST);
  // It begins with the first policy that names the own State, empty or not: its role is signed for once.
  const isMissing = before === undefined && ownState !== undefined;
  const written =
    isMissing || (isOther && before !== undefined)
      ? await writeList(dataDirectory, standingReports(ledger, decisions.rows))
      : null;
  const listDate = ownState === undefined ? (before?.list_date ?? dayOf(now)) : dayOf(now);
  await db.transaction().execute(async (transaction) => {
    await keepDecisions(transaction, decisions.changed);
    for (const { post, ...body } of decisions.refusals) {
      // To a revoked post nothing is said; that it was decided is kept all the same.
      const reply = { post, kind: 'report-refused', body };
      await queueReplyWithin({ transaction, signer, now: hub.now }, reply);
    }
    if (written === null) return await dateList(transaction, LIST, listDate);
    const { file, records } = written;
    const list = { description: NATIONAL_DOCUMENTS, listDate, importedAt: now, records };
    await putDocuments(transaction, { ...list, format: 'reports' }, file);
  });
  if (written !== null && before !== undefined) {
    await removeListFiles(listDirectory(dataDirectory, LIST), [before.file]);
  }
}

/** The reports that are listed now, in the order of posts and ids. */
export function standingReports(
  { contents }: Pick<ReportLedger, 'contents'>,
  rows: readonly DocumentReportRow[],
): Report[] {
  return rows.filter(isListed).map(({ post_id, report_id }) => {
    const found = contents.get(keyOfReport(post_id, report_id));
    // A document must not drop out of the list because its report cannot be read any more.
    if (found === undefined) throw new Error('a listed report is not in the journal');
    return found;
  });
}

async function writeList(
  dataDirectory: string,
  reports: readonly Report[],
): Promise<{ readonly file: string; readonly records: number }> {
  const spool = await createListFile(listDirectory(dataDirectory, LIST), 'documents');
  let records = 0;
  try {
    for (const page of pagesOf(reports)) {
      records += page.length;
      await spool.write(encodeRecords(page.map((record) => ({ change: 'add', record }))));
    }
    return { file: await spool.keep(), records };
  } finally {
    await spool.discard();
  }
}

function* pagesOf(reports: readonly Report[]): Generator<SltdRecord[], void, void> {
  let page: SltdRecord[] = [];
  for (const report of reports) {
    for (const record of recordsOf(report)) {
      page.push(record);
      if (page.length < RECORDS_AT_ONCE) continue;
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}
