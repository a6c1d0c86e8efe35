/**
 * What an officer asked for at the open desk that can only be had at the locked one. It outlives the page, which is
 * loaded anew when the desk locks, and is forgotten as soon as it was read.
 */
import type { DeskEnvironment } from './environment.ts';

const KEY = 'farpost-wish';
const TRAINING = 'training';

type Place = DeskEnvironment['storage'];

export const wishForTraining = (storage: Place): void => storage.setItem(KEY, TRAINING);

export const wishesForTraining = (storage: Place): boolean => storage.getItem(KEY) === TRAINING;

export const forgetWish = (storage: Place): void => storage.setItem(KEY, '');
