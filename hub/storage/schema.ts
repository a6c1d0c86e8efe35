/** The tables as Kysely sees them. Times are `timestamptz`; whatever is only carried along is text. */
import type { ColumnType, Insertable, Kysely, Selectable, Transaction } from 'kysely';
import type { HubRefusal } from '#shared/reports/phase.ts';

type Time = ColumnType<Date, Date, Date>;
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>;

type PostTable = {
  readonly id: string;
  readonly epoch: number;
  readonly name: string;
  readonly signing_key: string;
  readonly sealing_key: string;
  /** Highest epoch of the release keys that the post was given. */
  readonly key_epoch: number;
  readonly enrolled_at: Time;
  readonly revoked_at: TimeOrNull;
  readonly last_contact_at: TimeOrNull;
};

type EnrolmentCodeTable = {
  readonly hash: string;
  readonly name: string;
  readonly expires_at: Time;
  readonly used_at: TimeOrNull;
  readonly used_by: ColumnType<string | null, string | null | undefined, string | null>;
};

type RequestNonceTable = {
  readonly post_id: string;
  readonly nonce: string;
  /** From here on the request is stale anyway. */
  readonly forget_at: Time;
};

type FormerSigningKeyTable = {
  readonly post_id: string;
  readonly signing_key: string;
  readonly replaced_at: Time;
};

type ChainColumns = {
  readonly post_id: string;
  readonly epoch: number;
  readonly lane: string;
  readonly seq: number;
};

type JournalEntryTable = ChainColumns & {
  readonly received_at: Time;
  readonly id: string;
  readonly kind: string;
  readonly wall_time: string;
  readonly officer: string | null;
  /** The exact text over which `hash` was taken. */
  readonly text: string;
  readonly hash: string;
};

type JournalHeadTable = ChainColumns & {
  readonly hash: string;
  /** The hub's signed word on this head, as JSON; null in rows from before it was kept. */
  readonly acknowledgement: ColumnType<string | null, string | null | undefined, string | null>;
};

type QuarantineTable = {
  readonly post_id: string;
  /** SHA-256 of the bundle, so that the same fork sent again is kept once. */
  readonly hash: string;
  readonly epoch: number;
  readonly lane: string;
  readonly forked_at: number;
  readonly received_at: Time;
  readonly envelope: string;
};

type ReplyTable = {
  readonly post_id: string;
  readonly seq: number;
  readonly created_at: Time;
  readonly envelope: string;
};

type OrderTable = {
  readonly post_id: string;
  readonly id: string;
  readonly issued_at: Time;
  /** `OrderKind`. */
  readonly kind: string;
  readonly envelope: string;
};

type ExchangeAnswerTable = {
  readonly post_id: string;
  readonly thread: string;
  /** Id of the journal entry with the message that is answered, or was read. */
  readonly about: string;
  /** `answer` or `read`. */
  readonly kind: string;
  readonly case_id: string;
  /** Number of the reply that carries it. */
  readonly reply_seq: number;
  /** SHA-256 of what was sealed, so that nothing else passes as the bureau's word. */
  readonly digest: string;
  readonly given_at: Time;
};

type DocumentReportTable = {
  readonly post_id: string;
  readonly report_id: string;
  readonly decided_at: Time;
  /** When it was put into the list, and when it was taken out. */
  readonly listed_at: TimeOrNull;
  readonly ended_at: TimeOrNull;
  /** Whether another report kept the document listed when this one ended. */
  readonly still_listed: boolean;
  readonly refused: HubRefusal | null;
  readonly withdrawal_refused: HubRefusal | null;
  /** The releases that the post was told of. */
  readonly added_release: number | null;
  readonly ended_release: number | null;
  /** Why the operator of the hub ended it; null of every other end. */
  readonly ended_reason: string | null;
  /** Where the last approval of a withdrawal that was refused stands in the urgent lane of its post. */
  readonly withdrawal_refused_entry: number | null;
};

type ListTable = {
  readonly id: string;
  /** `ListDescription` as JSON text. */
  readonly description: string;
  readonly list_date: string;
  readonly imported_at: Time;
  readonly records: number;
  readonly format: string;
  /** Documents only: the file below `lists/<id>/` that holds the records. */
  readonly file: string | null;
};

type ListChangesTable = {
  readonly list_id: string;
  /** From 1, without a gap: the order in which the changes apply to the list's file. */
  readonly seq: number;
  /** The file below `lists/<id>/` that holds them. */
  readonly file: string;
  readonly list_date: string;
  readonly imported_at: Time;
  readonly records: number;
};

type PersonTable = {
  readonly list_id: string;
  readonly id: string;
  readonly record: ColumnType<unknown, string, string>;
};

type ReleaseTable = {
  readonly version: number;
  readonly published_at: Time;
  readonly summary: ColumnType<unknown, string, string>;
  /** `Policy` as JSON; null in rows from before it was kept. */
  readonly policy: ColumnType<string | null, string | null | undefined, string | null>;
};

export type HubSchema = {
  readonly posts: PostTable;
  readonly enrolment_codes: EnrolmentCodeTable;
  readonly request_nonces: RequestNonceTable;
  readonly former_signing_keys: FormerSigningKeyTable;
  readonly journal_entries: JournalEntryTable;
  readonly journal_heads: JournalHeadTable;
  readonly quarantine: QuarantineTable;
  readonly replies: ReplyTable;
  readonly orders: OrderTable;
  readonly exchange_answers: ExchangeAnswerTable;
  readonly document_reports: DocumentReportTable;
  readonly lists: ListTable;
  readonly list_changes: ListChangesTable;
  readonly persons: PersonTable;
  readonly releases: ReleaseTable;
};

export type HubDatabase = Kysely<HubSchema>;
export type HubTransaction = Transaction<HubSchema>;

export type PostRow = Selectable<PostTable>;
export type JournalRow = Selectable<JournalEntryTable>;
export type NewJournalRow = Insertable<JournalEntryTable>;
export type JournalHeadRow = Selectable<JournalHeadTable>;
export type QuarantineRow = Selectable<QuarantineTable>;
export type ExchangeAnswerRow = Selectable<ExchangeAnswerTable>;
export type DocumentReportRow = Selectable<DocumentReportTable>;
export type ListRow = Selectable<ListTable>;
export type ListChangesRow = Selectable<ListChangesTable>;
