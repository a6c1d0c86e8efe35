/** What a register should say, written plainly: reports in a map, and an import whose reading can break. */
import type { DocumentChange, ReleaseSource, SourceList } from '#hub/releases/source.ts';
import { documentSourceOf, type SltdRecord } from '#shared/documents/sltd-record.ts';
import { KNOWN_LISTS } from '#shared/watchlist/list.ts';

export type ChangeFile = { readonly file: string; readonly lines: readonly DocumentChange[] };

/** An import as the hub's storage holds it. */
export type Imported = {
  /** Null when the source does not say which import it is. */
  readonly revision: string | null;
  readonly records: readonly SltdRecord[];
  readonly changes: readonly ChangeFile[];
};

const DAY_IN_MS = 86_400_000;

/** A report as a reader of the release sees it. */
export const reportText = (record: SltdRecord): string =>
  [
    record.category,
    record.documentType,
    documentSourceOf(record),
    Math.max(0, Date.parse(record.dateReported) / DAY_IN_MS),
    record.noticeReference ?? '',
  ].join(' ');

export const documentText = ({
  issuingState,
  documentNumber,
}: Pick<SltdRecord, 'issuingState' | 'documentNumber'>): string =>
  `${issuingState} ${documentNumber}`;

/** Reports by document, sorted. Records are in canonical form. */
export function expectedOf({ records, changes }: Imported): Map<string, string[]> {
  let reports: Reports = new Map(records.map((record) => [nameOf(record), record]));
  for (const { lines } of changes) reports = after(reports, lines);
  const byDocument = new Map<string, string[]>();
  for (const record of reports.values()) {
    const document = documentText(record);
    const texts = [...(byDocument.get(document) ?? []), reportText(record)].sort();
    byDocument.set(document, texts);
  }
  return byDocument;
}

type Reports = ReadonlyMap<string, SltdRecord>;

function after(before: Reports, lines: readonly DocumentChange[]): Reports {
  const of = (wanted: DocumentChange['change']) =>
    lines.filter(({ change }) => change === wanted).map(({ record }) => record);
  const goneKinds = new Set(of('withdraw').map(kindOf));
  const goneNames = new Set(of('withdraw').map(nameOf));
  const isNew = (name: string) => !(goneNames.has(name) || before.has(name));
  const staying = [...before].filter(([, record]) => !goneKinds.has(kindOf(record)));
  const coming = of('add').map((record) => [nameOf(record), record] as const);
  return new Map([...staying, ...coming.filter(([name]) => isNew(name))]);
}

const nameOf = (record: SltdRecord): string => `${documentText(record)} ${reportText(record)}`;
const kindOf = (record: SltdRecord): string =>
  `${documentText(record)} ${record.category} ${record.documentType}`;

/** The import as a source of `sltd`. Breaks before record `breakAt`; counts how many records were handed over. */
export function sourceOfImport(imported: Imported, breakAt: number | null = null) {
  const { revision, records, changes } = imported;
  const handed = { records: 0 };
  const list: SourceList = {
    description: KNOWN_LISTS.find(({ id }) => id === 'sltd') as SourceList['description'],
    listDate: '2026-05-31',
    records: records.length,
    ...(revision === null ? {} : { revision }),
    changes: changes.map(({ file }) => file),
  };
  const source: ReleaseSource = {
    lists: async () => [list],
    async *persons() {
      yield* [];
    },
    async *documents(_, from) {
      for (let at = from; at < records.length; at += 5) {
        if (breakAt !== null && at >= breakAt) throw new Error('the disk is gone');
        const batch = records.slice(at, at + 5);
        handed.records += batch.length;
        yield await Promise.resolve(batch);
      }
    },
    async *documentChanges(_, file) {
      for (const line of changes.find((one) => one.file === file)?.lines ?? []) {
        yield await Promise.resolve([line]);
      }
    },
  };
  return { source, handed };
}
