import type { StoreApi } from 'zustand/vanilla';
import type { Presented, Rule } from '#shared/training/scenario.ts';
import type { DeskShown } from './lesson.ts';
import type { TrainingStore } from './training-store.ts';

/** Where a rule can be read about: the title there, and what it rests on. */
export type Reference = { readonly title: string; readonly sources: readonly string[] };

export type LessonProps = {
  readonly store: StoreApi<TrainingStore>;
  readonly desk: DeskShown;
  /** Every list of the training world can be searched. */
  readonly ready: boolean;
  /** Puts it on the reader, or types it. */
  readonly onPresent: (presented: Presented) => void;
  /** Null while the library is being opened. */
  readonly referenceOf: (topic: Rule['topic']) => Reference | null;
  readonly onRead: (topic: Rule['topic']) => void;
  /** Empties the desk: the lesson begins or ends. */
  readonly onClear: () => void;
};
