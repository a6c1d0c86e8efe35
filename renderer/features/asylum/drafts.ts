/**
 * What an officer typed in a case and has not recorded yet.
 *
 * It lives in the memory of one signed-in session and nowhere else: no disk, no journal, no storage of the browser.
 * Leaving a form, a step, a case or the screen keeps it; locking the desk ends that memory, and drafts with it.
 * A passphrase is never among it.
 */
import { useCallback } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Decision, NotificationDraft } from '#shared/asylum/decision.ts';
import type { AttachedFile, ExchangeLanguage, ThreadForm } from '#shared/asylum/exchange.ts';
import type { Grounds } from '#shared/screening/judgement.ts';
import type { TypedIntake } from './typed-intake.ts';

export type Drafts = {
  readonly intake: { readonly id: string; readonly typed: TypedIntake; readonly reason: string };
  readonly decision: Decision;
  readonly message: {
    /** Of the notification. It stays until that is recorded: a step whose answer was lost must not go out twice. */
    readonly id: string;
    readonly draft: NotificationDraft;
    /** Kinds of addressees that are ticked, and the bureaux of other States. */
    readonly to: readonly string[];
    readonly bureaux: readonly string[];
    readonly isSent: boolean;
  };
  readonly thread: {
    /** Of the thread; like that of a message. */
    readonly id: string;
    readonly form: ThreadForm;
    readonly language: ExchangeLanguage;
    readonly hit: string;
    readonly text: string;
    readonly attachments: readonly AttachedFile[];
    /** It was tried to send it: the station may have recorded it, so it is kept although nothing is typed. */
    readonly isSent: boolean;
  };
  readonly reply: { readonly text: string; readonly attachments: readonly AttachedFile[] };
  readonly reason: string;
  readonly aside: { readonly grounds: Grounds; readonly note: string };
};

export type DraftKind = keyof Drafts;

/** By where it is typed: the id of the case, and after a space what in the case it is about. */
export type Kept = Readonly<Record<string, Partial<Drafts>>>;

/** Where the intake of a new case is typed. */
export const NEW_CASE = 'new';

export function withDraft(kept: Kept, where: string, part: Partial<Drafts>): Kept {
  return { ...kept, [where]: { ...kept[where], ...part } };
}

export function withoutDraft(kept: Kept, where: string, kind: DraftKind): Kept {
  const { [kind]: _dropped, ...others } = kept[where] ?? {};
  const { [where]: _here, ...elsewhere } = kept;
  return Object.keys(others).length === 0 ? elsewhere : { ...elsewhere, [where]: others };
}

/** Once this was recorded. Another that was begun in its place meanwhile stays. */
export function withoutRecorded(
  kept: Kept,
  { where, kind, id }: { where: string; kind: 'intake' | 'message' | 'thread'; id: string },
): Kept {
  return kept[where]?.[kind]?.id === id ? withoutDraft(kept, where, kind) : kept;
}

/** Without what is as it was before anyone typed, whatever id it has. */
export function withoutBlank(kept: Kept, where: string, blank: Partial<Drafts>): Kept {
  return DRAFT_KINDS.filter((kind) => {
    const typed = kept[where]?.[kind];
    return typed !== undefined && isSame(withoutId(typed), withoutId(blank[kind]));
  }).reduce((left, kind) => withoutDraft(left, where, kind), kept);
}

const DRAFT_KINDS = [
  'intake',
  'decision',
  'message',
  'thread',
  'reply',
  'reason',
  'aside',
] as const satisfies readonly DraftKind[];

const withoutId = (value: unknown): unknown => (isRecord(value) ? { ...value, id: null } : value);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function isSame(one: unknown, other: unknown): boolean {
  if (!isRecord(one) || !isRecord(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]))
  );
}

/** Of a case that has ended, with everything that was typed about anything in it. */
export const withoutCase = (kept: Kept, id: string): Kept =>
  Object.fromEntries(Object.entries(kept).filter(([where]) => !isIn(where, id)));

/** In how many places something is typed that is not recorded. */
export const draftsIn = (kept: Kept, id?: string): number =>
  Object.keys(kept).filter((where) => id === undefined || isIn(where, id)).length;

const isIn = (where: string, id: string): boolean => where === id || where.startsWith(`${id} `);

/** The part of the store that keeps drafts. */
export type DraftStore = {
  readonly kept: Kept;
  /** With the form as nobody has typed in it: what has become equal to that is dropped. */
  keep(where: string, part: Partial<Drafts>, blank?: Partial<Drafts>): void;
  drop(where: string, kind: DraftKind): void;
};

export type DraftIn<Value> = {
  /** Undefined where nothing was typed. */
  readonly draft: Value | undefined;
  readonly drop: () => void;
};

/** What was typed here before, also on another visit. It is kept with `store.getState().keep`. */
export function useDraft<Kind extends DraftKind>(
  store: StoreApi<DraftStore>,
  where: string,
  kind: Kind,
): DraftIn<Partial<Drafts>[Kind]> {
  const draft = useStore(store, ({ kept }) => kept[where]?.[kind]);
  const drop = useCallback(() => store.getState().drop(where, kind), [store, where, kind]);
  return { draft, drop };
}
