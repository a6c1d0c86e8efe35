/** The name of the engine's database in the browser; apart, so that it can be deleted without opening it. */
export const CACHE_NAME = 'farpost-cache';
