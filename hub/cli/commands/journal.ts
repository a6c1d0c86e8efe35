import type { CommandRunner } from '#hub/cli/command.ts';
import { type OpenedEntry, openedEntries } from '#hub/services/opened-entries.ts';

/** With `json` an array, one entry a line, so that it may be read as a whole or as it comes. */
export const runJournal: CommandRunner<'journal'> = async (hub, { json, post, kind }, output) => {
  const { sealingSecretKey } = hub.identity;
  let held: string | null = null;
  if (json) output.line('[');
  for await (const entry of openedEntries({ db: hub.db, sealingSecretKey }, { post, kind })) {
    if (!json) {
      output.line(lineOf(entry));
      continue;
    }
    if (held !== null) output.line(`${held},`);
    held = JSON.stringify(entry);
  }
  if (held !== null) output.line(held);
  if (json) output.line(']');
  return 0;
};

function lineOf({ post, epoch, lane, seq, wallTime, kind, officer, payload }: OpenedEntry): string {
  const what = payload.state === 'cannot-open' ? 'cannot be opened' : JSON.stringify(payload.value);
  return `${post} ${epoch}/${lane}/${seq} ${wallTime} ${kind} ${officer ?? '-'} ${what}`;
}
