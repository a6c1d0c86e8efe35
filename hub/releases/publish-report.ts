import type { Targets } from '@tufjs/models';
import type { ListDescription } from '#shared/watchlist/list.ts';
import type { PreviousRelease } from './previous-release.ts';
import type { RoleContent } from './release-content.ts';

/** What a role's targets weigh, and how much of it a post that has the previous release must fetch. */
export type TargetFigures = {
  readonly targets: number;
  readonly changedTargets: number;
  readonly bytes: number;
  readonly changedBytes: number;
};

export type ListReport = TargetFigures & {
  readonly list: string;
  readonly kind: ListDescription['kind'];
  readonly listDate: string;
  /** Distinct records in the targets. */
  readonly records: number;
};

export type PublishReport = {
  /** The release version: the snapshot's. */
  readonly version: number;
  /** ISO 8601. */
  readonly publishedAt: string;
  readonly keyEpoch: number;
  readonly lists: readonly ListReport[];
  readonly policy: TargetFigures;
  /** Lists of earlier releases that this one no longer carries; their roles stay, empty. */
  readonly withdrawnLists: readonly string[];
  /** Lists that the policy requires and the release lacks: no post can say `clear`. */
  readonly missingRequiredLists: readonly string[];
  /** Old files removed, or `null` when removing failed: the release stands, the next one cleans up. */
  readonly removedFiles: number | null;
};

export function listReports(
  contents: readonly RoleContent[],
  previous: PreviousRelease,
): ListReport[] {
  return contents.flatMap((content) => {
    const { role, list, records } = content;
    if (!list) return [];
    const { kind } = list.description;
    const figures = figuresOf(content, previous);
    return [{ list: role, kind, listDate: list.listDate, records, ...figures }];
  });
}

export function figuresOf(
  { role, targets }: RoleContent,
  { roles }: PreviousRelease,
): TargetFigures {
  const before: Targets['targets'] = roles.get(role)?.metadata.signed.targets ?? {};
  const changed = targets.filter(({ path, sha256 }) => before[path]?.hashes['sha256'] !== sha256);
  return {
    targets: targets.length,
    changedTargets: changed.length,
    bytes: sum(targets),
    changedBytes: sum(changed),
  };
}

function sum(targets: readonly { readonly length: number }[]): number {
  return targets.reduce((total, { length }) => total + length, 0);
}
