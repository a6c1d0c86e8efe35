/** Why the first line cannot be relied on yet; `null` when it can. */
import type { EngineStatus } from '#renderer/engine/contract.ts';
import { failureWords } from '#renderer/features/lists/failure-words.ts';
import { failedTitle, meaningOf } from '#renderer/features/lists/installation.ts';
import type { Speech } from '#renderer/ui/language/speech.ts';

type Warning = { readonly title: string; readonly detail: string };

export function warningOf(speech: Speech, status: EngineStatus): Warning | null {
  if (status.state === 'ready') return null;
  const detail = meaningOf(speech, status);
  const { failure, installed } = status;
  if (failure === null) return { title: speech.t(waitingTitle(status)), detail };
  const words = failureWords(speech, failure, installed.paused);
  if (failure.kind === 'no-release') return { title: words.title, detail: words.remedy };
  const title = speech.t(failedTitle(status));
  return { title, detail: `${detail} ${words.title}. ${words.remedy}` };
}

function waitingTitle({ state, installed }: EngineStatus) {
  if (state === 'starting') return 'lists.state.starting';
  return installed.paused ? 'lists.install.paused' : 'lists.state.installing';
}
