/** The names of the engine's databases in the browser; apart, so that they can be deleted without opening them. */
import type { EngineTraining } from '../start-message.ts';

export const CACHE_NAME = 'farpost-cache';
export const TRAINING_CACHE_NAME = 'farpost-training-cache';

/** The one database that an engine may open, by what it was started for. */
export const cacheNameFor = (training: EngineTraining | null): string =>
  training === null ? CACHE_NAME : TRAINING_CACHE_NAME;
