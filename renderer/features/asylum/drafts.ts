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
    readonly draft: NotificationDraft;
    /** Kinds of addressees that are ticked, and the bureaux of other States. */
    readonly to: readonly string[];
    readonly bureaux: readonly string[];
  };
  readonly thread: {
    readonly form: ThreadForm;
    readonly language: ExchangeLanguage;
    readonly hit: string;
    readonly text: string;
    readonly attachments: readonly AttachedFile[];
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
  keep(where: string, part: Partial<Drafts>): void;
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
