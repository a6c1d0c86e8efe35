/** How the header sums up the link to the hub. */
import type { Speech } from '#renderer/ui/language/speech.ts';
import type { SyncStatus } from '#shared/station/sync-status.ts';
import type { Summary } from './lists-age.ts';

export function syncSummary(speech: Speech, status: SyncStatus | null, now: Date): Summary {
  const { t } = speech;
  if (status === null) return { tone: 'warn', text: t('shell.never-online') };
  const count = status.waiting.urgent + status.waiting.routine;
  const waiting = count === 0 ? t('shell.all-sent') : t('shell.waiting', { count });
  const text = speech.join(link(speech, status, now), waiting);
  const short = speech.join(t(status.online ? 'shell.online' : 'shell.offline'), waiting);
  return { tone: status.online ? 'good' : 'warn', text, short };
}

function link({ t, ago }: Speech, { online, lastContact }: SyncStatus, now: Date): string {
  if (online) return t('shell.online');
  if (lastContact === null) return t('shell.offline');
  return t('shell.offline-since', { ago: ago(lastContact, now) });
}
