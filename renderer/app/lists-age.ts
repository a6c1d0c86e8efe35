/** How the header sums up the lists: the oldest required one decides, and any that is too old. */
import type { EngineStatus } from '#renderer/engine/contract.ts';
import { isPartly } from '#renderer/features/lists/installation.ts';
import type { Speech } from '#renderer/ui/language/speech.ts';

export type PillTone = 'good' | 'warn' | 'bad';
/** `short` is for narrow windows, where there is less to say. */
export type Summary = { readonly tone: PillTone; readonly text: string; readonly short?: string };

export function listsSummary(speech: Speech, status: EngineStatus, now: Date): Summary {
  const { t } = speech;
  switch (status.state) {
    case 'failed':
      return { tone: 'bad', text: t(failed(status)) };
    case 'starting':
      return { tone: 'warn', text: t('shell.lists-starting') };
    case 'installing':
      return { tone: 'warn', text: installing(speech, status) };
    case 'ready':
      return ready(speech, status, now);
  }
}

function failed(status: EngineStatus) {
  if (status.failure?.kind === 'no-release') return 'shell.lists-none';
  return isPartly(status) ? 'shell.lists-partly' : 'shell.lists-failed';
}

function installing({ t, percent }: Speech, { installed }: EngineStatus): string {
  const { paused, bytes, ofBytes } = installed;
  if (ofBytes === 0) return t(paused ? 'lists.install.paused' : 'lists.state.installing');
  const key = paused ? 'shell.lists-paused' : 'shell.lists-installing';
  return t(key, { percent: percent(bytes, ofBytes) });
}

function ready(speech: Speech, status: EngineStatus, now: Date): Summary {
  // A list that is too old makes every verdict a referral, required or not.
  const deciding = status.lists.filter((list) => list.required || list.tooOld);
  const counted = deciding.length > 0 ? deciding : status.lists;
  if (counted.length === 0) return { tone: 'bad', text: speech.t('shell.lists-none') };
  const oldest = Math.max(...counted.map((list) => list.ageInDays));
  const stale = status.expires !== null && new Date(status.expires).getTime() < now.getTime();
  const old = stale || counted.some((list) => list.tooOld);
  const short = speech.t('shell.lists-age', { age: speech.daysOld(oldest) });
  const hindrance = hindranceOf(status);
  const tone = old || hindrance === 'shell.lists-update-held-up' ? 'warn' : 'good';
  if (hindrance === null) return { tone, text: short };
  return { tone, text: speech.join(short, speech.t(hindrance)), short };
}

/** What keeps newer lists from arriving. A search that broke off does not. */
function hindranceOf({ installed, failure }: EngineStatus) {
  if (installed.paused) return 'shell.lists-update-paused';
  if (failure === null || failure.kind === 'search-failed') return null;
  return 'shell.lists-update-held-up';
}
