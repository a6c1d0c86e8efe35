/** What publishing a register needs from its surroundings. */
import type { ReleaseSource, SourceList } from '#hub/releases/source.ts';
import type { TargetSealer } from '#hub/releases/target-sealer.ts';
import type { StoredTarget } from '#shared/release/manifest.ts';
import type { RegisterState } from './register-state.ts';

/** When overlays give way to a new base, and how much work a crash may undo. */
export type RegisterLimits = {
  readonly mostOverlays: number;
  /** Rows in all overlays together, and their share of the base's rows. */
  readonly mostOverlayRows: number;
  readonly mostOverlayShare: number;
  /** So many rows fit in any case: a small base is not sent anew for every change. */
  readonly leastOverlayRows: number;
  /** Records between two marks from which a killed publication goes on. */
  readonly markEvery: number;
};

/** A month of daily overlays, at most 15 MB of a post's memory. */
export const DEFAULT_REGISTER_LIMITS: RegisterLimits = {
  mostOverlays: 30,
  mostOverlayRows: 1_500_000,
  mostOverlayShare: 0.125,
  leastOverlayRows: 10_000,
  markEvery: 4_000_000,
};

export type RegisterWork = {
  readonly list: SourceList;
  readonly source: ReleaseSource;
  readonly sealer: TargetSealer;
  /** The `release-documents` subkey of an epoch; null when its key is gone. */
  readonly documentsKeyOf: (epoch: number) => Uint8Array | null;
  readonly put: (path: string, bytes: Uint8Array) => Promise<StoredTarget>;
  /** Whether the file of an earlier target is still there. */
  readonly has: (target: StoredTarget) => Promise<boolean>;
  readonly onRead: (records: number) => void;
  readonly onPacked: (rows: number) => void;
  /** The register's own folder at the hub. */
  readonly directory: string;
  readonly limits: RegisterLimits;
};

/** How many more rows the overlays may take; 0 when there may not be another. */
export function overlayRoom(
  limits: RegisterLimits,
  { baseRecords, overlays }: RegisterState,
): number {
  if (overlays.length >= limits.mostOverlays) return 0;
  const held = overlays.reduce((sum, { added, withdrawn }) => sum + added + withdrawn, 0);
  const share = Math.max(limits.leastOverlayRows, baseRecords * limits.mostOverlayShare);
  const most = Math.min(limits.mostOverlayRows, share);
  return Math.max(0, Math.floor(most) - held);
}
