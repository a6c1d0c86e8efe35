/** What the bringing of a release means to the officer, in words. */
import type { EngineStatus } from '#renderer/engine/contract.ts';
import type { Speech } from '#renderer/ui/language/speech.ts';
import { listTitle } from '#renderer/ui/verdict/describe.ts';

export type Installation = {
  readonly title: string;
  /** What it means for travellers; `null` where a failure says that already. */
  readonly detail: string | null;
  readonly paused: boolean;
  /** `null` while it is not known how much there is to bring. */
  readonly progress: { readonly bytes: number; readonly of: number; readonly text: string } | null;
};

/** Whether there is something to stop or to go on with. A pause outlives the release it was meant for. */
export const isBringing = ({ installed }: EngineStatus): boolean =>
  installed.paused || installed.targets < installed.of;

/** `null` when there is nothing to tell: all is here, and more may come. */
export function installationOf(speech: Speech, status: EngineStatus): Installation | null {
  if (status.state !== 'installing' && !isBringing(status)) return null;
  const { paused } = status.installed;
  const title = speech.t(titleOf(status));
  return { title, detail: detailOf(speech, status), paused, progress: progressOf(speech, status) };
}

function titleOf({ state, installed, failure }: EngineStatus) {
  if (installed.paused) return 'lists.install.paused';
  if (failure !== null) return 'lists.install.held-up';
  return state === 'ready' ? 'lists.install.behind' : 'lists.state.installing';
}

function detailOf(speech: Speech, status: EngineStatus): string | null {
  const { t } = speech;
  const meaning = status.failure === null ? meaningOf(speech, status) : null;
  const waits = status.installed.paused ? t('lists.install.paused-detail') : null;
  const sentences = [meaning, waits].filter((sentence) => sentence !== null);
  return sentences.length === 0 ? null : sentences.join(' ');
}

/**
 * Whether some lists answer while others do not. When none is missing and the release still is not ready,
 * its policy is: then nothing can be decided at all.
 */
export function isPartly({ state, lists }: EngineStatus): boolean {
  const missing = missingOf(lists).length;
  return state !== 'ready' && missing > 0 && missing < lists.length;
}

const missingOf = (lists: EngineStatus['lists']) => lists.filter(({ searchable }) => !searchable);

/** The headline when bringing them failed and no whole release answers. */
export const failedTitle = (status: EngineStatus) =>
  isPartly(status) ? 'lists.state.failed-partly' : 'lists.state.failed';

/** What can be relied on meanwhile. */
export function meaningOf(speech: Speech, status: EngineStatus): string {
  const { t } = speech;
  if (status.state === 'ready')
    return t('lists.install.goes-on', { version: status.release ?? '' });
  if (!isPartly(status)) return t('lists.install.none');
  const titles = missingOf(status.lists).map((list) => listTitle(speech, list));
  return t('lists.install.not-yet', { lists: speech.all(titles) });
}

function progressOf(speech: Speech, { installed }: EngineStatus): Installation['progress'] {
  const { targets, of, bytes, ofBytes } = installed;
  if (targets >= of || ofBytes === 0) return null;
  const sizes = speech.t('size.of', { done: speech.size(bytes), all: speech.size(ofBytes) });
  return { bytes, of: ofBytes, text: speech.join(sizes, speech.percent(bytes, ofBytes)) };
}
