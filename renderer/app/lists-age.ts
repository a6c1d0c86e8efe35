/** How the header sums up the lists: the oldest required one decides, and any that is too old. */
import type { EngineStatus } from '#renderer/engine/contract.ts';
import type { Speech } from '#renderer/ui/language/speech.ts';

export type PillTone = 'good' | 'warn' | 'bad';
/** `short` is for narrow windows, where there is less to say. */
export type Summary = { readonly tone: PillTone; readonly text: string; readonly short?: string };

export function listsSummary(speech: Speech, status: EngineStatus, now: Date): Summary {
  const { t } = speech;
  switch (status.state) {
    case 'failed':
      return { tone: 'bad', text: t('shell.lists-failed') };
    case 'starting':
      return { tone: 'warn', text: t('shell.lists-starting') };
    case 'installing': {
      const { targets, of } = status.installed;
      return { tone: 'warn', text: t('shell.lists-installing', { done: targets, all: of }) };
    }
    case 'ready':
      return ready(speech, status, now);
  }
}

function ready(speech: Speech, status: EngineStatus, now: Date): Summary {
  // A list that is too old makes every verdict a referral, required or not.
  const deciding = status.lists.filter((list) => list.required || list.tooOld);
  const counted = deciding.length > 0 ? deciding : status.lists;
  if (counted.length === 0) return { tone: 'bad', text: speech.t('shell.lists-none') };
  const oldest = Math.max(...counted.map((list) => list.ageInDays));
  const stale = status.expires !== null && new Date(status.expires).getTime() < now.getTime();
  const old = stale || counted.some((list) => list.tooOld);
  const age = speech.daysOld(oldest);
  return { tone: old ? 'warn' : 'good', text: speech.t('shell.lists-age', { age }) };
}
