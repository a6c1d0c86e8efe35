/** The names of the engine's databases in the browser; apart, so that they can be deleted without opening them. */
export const CACHE_NAME = 'farpost-cache';
export const TRAINING_CACHE_NAME = 'farpost-training-cache';
