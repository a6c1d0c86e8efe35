import { type CommandRunner, failWith } from '#hub/cli/command.ts';
import { LIST_FORMATS } from '#hub/lists/formats.ts';
import { type ImportFailure, type ImportReport, importList } from '#hub/services/import-list.ts';

const REJECTED_SHOWN = 20;

export const runImportList: CommandRunner<'import'> = async (hub, command, output) => {
  const imported = await importList(hub, {
    format: LIST_FORMATS[command.format],
    files: command.files,
    listDate: command.listDate,
    options: command.notice === undefined ? {} : { notice: command.notice },
    onProgress: ({ file, bytesRead, sizeInBytes }) =>
      output.progress({ label: `Reading ${file}`, done: bytesRead, total: sizeInBytes }),
  });
  if (!imported.ok) {
    const { remedy } = imported.failure;
    return failWith(output, { reason: reasonOf(imported.failure), remedy });
  }
  for (const line of linesOf(imported.value)) output.line(line);
  return 0;
};

function reasonOf(failure: ImportFailure): string {
  if (!('file' in failure)) return `Nothing was imported: ${failure.reason}.`;
  const place = failure.line === null ? failure.file : `${failure.file}, line ${failure.line}`;
  return `Nothing was imported: ${place}: ${failure.reason}.`;
}

function linesOf({ list, listDate, summary }: ImportReport): string[] {
  const { read, accepted, skipped, rejected, warnings } = summary;
  const shown = rejected.first.slice(0, REJECTED_SHOWN);
  return [
    `${list.title} (${list.id}), dated ${listDate}`,
    `read ${read}, accepted ${accepted}, skipped ${skipped}, rejected ${rejected.count}`,
    ...shown.map(({ line, reason }) => `  rejected line ${line}: ${reason.kind}: ${reason.words}`),
    ...(rejected.count > shown.length ? [`  and ${rejected.count - shown.length} more`] : []),
    ...warnings.map(({ kind, count, examples }) => {
      const some = examples.length === 0 ? '' : ` (${examples.slice(0, 5).join('; ')})`;
      return `  warning ${kind}: ${count}${some}`;
    }),
  ];
}
