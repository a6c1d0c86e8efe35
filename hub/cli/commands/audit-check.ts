import { open } from 'node:fs/promises';
import { type CommandRunner, failWith } from '#hub/cli/command.ts';
import {
  type CheckedExport,
  checkAuditExport,
  type ExportRefusal,
} from '#hub/services/check-audit-export.ts';

/** Fifty thousand rows are about a third of this. */
const LARGEST_EXPORT_IN_BYTES = 64 * 1024 * 1024;
const DIFFERING_SHOWN = 20;

export const runAuditCheck: CommandRunner<'audit-check'> = async (hub, { file }, output) => {
  const text = await textOf(file);
  if (text === null) {
    return failWith(output, {
      reason: `${file} cannot be read, or is larger than an export can be.`,
      remedy: 'name the file as the post saved it',
    });
  }
  const checked = await checkAuditExport(hub.db, text);
  if (!checked.ok) return failWith(output, wordsOf(checked.failure));
  for (const line of linesOf(checked.value)) output.line(line);
  if (checked.value.differing.length === 0) return 0;
  return failWith(output, {
    reason: `${checked.value.differing.length} rows are not what this hub holds.`,
    remedy: 'run `verify` for this post: either the journal here or that of the post was changed',
  });
};

async function textOf(path: string): Promise<string | null> {
  try {
    await using file = await open(path);
    const { size } = await file.stat();
    return size > LARGEST_EXPORT_IN_BYTES ? null : await file.readFile('utf8');
  } catch {
    return null;
  }
}

function wordsOf({ kind }: ExportRefusal): { reason: string; remedy: string } {
  switch (kind) {
    case 'not-an-export':
      return { reason: 'This is no export of a record.', remedy: 'name a file that a post saved' };
    case 'unknown-post':
      return {
        reason: 'No post of this hub made this export.',
        remedy: 'check it at the hub to which the post belongs',
      };
    case 'bad-signature':
      return {
        reason: 'The signature is not of this post: the export was changed, or made elsewhere.',
        remedy: 'believe nothing in it, and let the post export again',
      };
    case 'not-understood':
      return {
        reason: 'The post signed it, but it is not in the form of version 1 or names another post.',
        remedy: 'check it with a hub of the version of the post',
      };
  }
}

function linesOf({ postName, content, keyReplacedAt, ...compared }: CheckedExport): string[] {
  const { post, epoch, officer, at, filter, heads, rows } = content;
  const key =
    keyReplacedAt === null
      ? 'its present key'
      : `a former key of it, replaced ${keyReplacedAt}: whoever has that key could have made this`;
  return [
    `Signed by ${postName} (${post}), epoch ${epoch}, with ${key}.`,
    `Exported by ${officer} at ${at}, filter ${JSON.stringify(filter)}.`,
    `The chains then ended at urgent ${heads.urgent.seq} and routine ${heads.routine.seq}.`,
    `${rows.length} rows: ${compared.agreeing} agree with the journal here, ${compared.notHere} have not arrived, ${compared.differing.length} differ.`,
    ...compared.differing
      .slice(0, DIFFERING_SHOWN)
      .map(({ lane, seq }) => `  differs: ${lane} ${seq}`),
  ];
}
