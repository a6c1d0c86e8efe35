import { type CommandOutput, type CommandRunner, failWith } from '#hub/cli/command.ts';
import { publishRelease } from '#hub/releases/publish.ts';
import type { PublishFailure } from '#hub/releases/publish-failure.ts';
import type { PublishReport } from '#hub/releases/publish-report.ts';
import { readTrust, trustInWords } from '#hub/releases/trust-status.ts';
import { judgedPairs } from '#hub/services/judgements.ts';
import { handOutReleaseKeys } from '#hub/services/replies.ts';
import { type TakenReports, takeReports } from '#hub/services/reports/national-list.ts';
import { tellPosts } from '#hub/services/reports/tell-posts.ts';
import { suppressedByPosts } from '#hub/services/suppressions.ts';
import { createReleaseSource } from '#hub/storage/release-source.ts';
import { noteRelease } from '#hub/storage/releases.ts';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import { linesOfReports, problemsOfReports } from './report-words.ts';

export const runPublish: CommandRunner<'publish'> = async (hub, { policy }, output) => {
  const { db, dataDirectory, identity, now } = hub;
  // Keys go out first: a post may fetch the release a moment after it appears.
  await handOutReleaseKeys({ db, signer: identity.signer, now }, await hub.releaseKeys());
  const { sealingSecretKey } = identity;
  const reportsHub = { db, dataDirectory, signer: identity.signer, sealingSecretKey, now };
  const source = createReleaseSource(db, dataDirectory);
  const reports: { taken: TakenReports | null } = { taken: null };
  const published = await publishRelease({
    source: {
      ...source,
      // Asked for while nothing else publishes: what is taken now is what this release carries.
      async lists() {
        reports.taken = await takeReports(reportsHub, policy?.ownState);
        // Decided for good, whatever becomes of the release: no later publication says it again.
        for (const problem of problemsOfReports(reports.taken)) output.problem(problem);
        return await source.lists();
      },
      judgements: () => judgedPairs({ db, sealingSecretKey }),
      suppressions: () => suppressedByPosts({ db, sealingSecretKey }),
    },
    dataDirectory,
    now: now(),
    ...(policy === undefined ? {} : { policy }),
    onProgress: ({ list, records, of }) =>
      output.progress({ label: `Sealing ${list}`, done: records, total: of }),
  });
  if (!published.ok) {
    const { remedy } = published.failure;
    return failWith(output, {
      reason: `Nothing was published: ${wordsOf(published.failure)}.`,
      remedy,
    });
  }
  const { version, publishedAt } = published.value;
  await noteRelease(db, {
    version,
    publishedAt: new Date(publishedAt),
    summary: published.value,
    policy: policy ?? DEFAULT_POLICY,
  });
  if (reports.taken !== null) {
    await tellPosts(reportsHub, reports.taken, version);
    for (const line of linesOfReports(reports.taken)) output.line(line);
  }
  report(published.value, output);
  await reportTrust(dataDirectory, now(), output);
  return 0;
};

function report(release: PublishReport, output: CommandOutput): void {
  output.line(`Release ${release.version}, published ${release.publishedAt}`);
  for (const { list, records, kind, listDate, targets, changedTargets } of release.lists) {
    const changed = `${changedTargets} of ${targets} files changed`;
    output.line(`  ${list}: ${records} ${kind}, dated ${listDate}, ${changed}`);
  }
  for (const list of release.withdrawnLists) output.line(`  ${list}: withdrawn`);
  for (const list of release.missingRequiredLists) {
    output.problem(
      `The policy requires ${list}, which was never imported: no post can answer "clear".`,
    );
  }
}

/** How long the signatures hold, and what has to be signed soon. */
async function reportTrust(dataDirectory: string, now: Date, output: CommandOutput): Promise<void> {
  const trust = await readTrust(dataDirectory, now);
  if (!trust.ok) return output.problem(`${wordsOf(trust.failure)}: ${trust.failure.remedy}`);
  if (!trust.value) return;
  const { lines, warnings } = trustInWords(trust.value);
  for (const line of lines) output.line(line);
  for (const warning of warnings) output.problem(`WARNING: ${warning}`);
}

function wordsOf(failure: PublishFailure): string {
  switch (failure.kind) {
    case 'keys-damaged':
    case 'invalid-policy':
      return failure.reason;
    case 'list-unreadable':
      return `${failure.list ?? 'the lists'} could not be read: ${failure.reason}`;
    case 'invalid-list':
      return `${failure.list}: ${failure.reason}`;
    case 'invalid-record':
      return `${failure.list}, record ${failure.position}: ${failure.reason}`;
    case 'wrong-record-count':
      return `${failure.list} should have ${failure.expected} records but has ${failure.found}`;
    case 'role-key-missing':
      return `the key of ${failure.role} is missing (${failure.file})`;
    case 'targets-signatures-missing':
      return `the release needs the signature of the targets keys: ${failure.signatures} of ${failure.needed} are there for targets version ${failure.version} (${failure.file})`;
    case 'request-damaged':
      return `the request for signatures is damaged (${failure.file})`;
    case 'repository-damaged':
      return `the published repository is damaged (${failure.file})`;
    case 'already-publishing':
      return `another publication is under way (${failure.lockFile})`;
    case 'storage':
      return `the disk refused (${failure.code})`;
  }
}
