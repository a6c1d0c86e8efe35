/** Why the first line cannot be relied on yet; `null` when it can. */
import type { EngineStatus } from '#renderer/engine/contract.ts';
import type { Speech } from '#renderer/ui/language/speech.ts';

type Warning = { readonly title: string; readonly detail: string };

export function warningOf({ t }: Speech, status: EngineStatus): Warning | null {
  switch (status.state) {
    case 'starting':
    case 'installing':
      return {
        title: t(`lists.state.${status.state}`),
        detail: t('lists.state.installing-detail'),
      };
    case 'failed': {
      const reason = status.failure?.detail ?? status.failure?.kind ?? '';
      return { title: t('lists.state.failed'), detail: t('lists.state.failed-detail', { reason }) };
    }
    case 'ready':
      if (status.release !== null) return null;
      return { title: t('lists.no-release'), detail: t('lists.no-release-detail') };
  }
}
