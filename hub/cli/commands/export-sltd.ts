/** `export sltd`: the documents of the own State that posts reported, as a file for the National Central Bureau. */
import { type CommandRunner, failWith } from '#hub/cli/command.ts';
import { createNewFile, OWNER_ONLY } from '#hub/cli/new-file.ts';
import { formatReportsCsv } from '#hub/lists/sltd-writer.ts';
import { nationalExtract } from '#hub/services/reports/national-extract.ts';
import { findList } from '#hub/storage/lists.ts';
import { NATIONAL_DOCUMENTS } from '#shared/watchlist/list.ts';

export const runExportSltd: CommandRunner<'export-sltd'> = async (hub, { out }, output) => {
  const list = await findList(hub.db, NATIONAL_DOCUMENTS.id);
  if (list === undefined) {
    return failWith(output, {
      reason: 'There is no national extract: no release was made of reports of posts.',
      remedy: 'name the own State in the policy (ownState), and publish with it',
    });
  }
  const { sealingSecretKey } = hub.identity;
  const extract = await nationalExtract({ db: hub.db, sealingSecretKey });
  let records = 0;
  function* counted() {
    for (const record of extract.records()) {
      records += 1;
      yield record;
    }
  }
  try {
    await createNewFile(out, formatReportsCsv(counted(), list.list_date), OWNER_ONLY);
  } catch (cause) {
    const reason = `${out} was not written: ${cause instanceof Error ? cause.message : String(cause)}`;
    const remedy = 'name a file that does not exist yet, in a directory with room for it';
    return failWith(output, { reason, remedy });
  }
  output.line(
    `${records} documents of ${extract.reports} reports, as of ${list.list_date}: ${out}`,
  );
  return 0;
};
