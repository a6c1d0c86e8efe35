/**
 * Electron's fuses: switches burnt into the packaged binary, which nothing outside it can turn back.
 *
 * Wire format and order: `@electron/fuses`, `FuseV1Options`; Electron's documentation, "Electron Fuses".
 * The sentinel, one byte of version, one byte of count, then one byte for each fuse.
 */
import { Buffer } from 'node:buffer';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const VERSION = 1;

/** In wire order, by the names that electron-builder gives them. */
export const CONFIGURED_FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;

/** Known, but not to this electron-builder: they stay as Electron ships them. Wire order goes on. */
const LEFT_ALONE = ['wasmTrapHandlers'] as const;

export type FuseState = 'on' | 'off' | 'removed';

export type WireFailure =
  | { readonly kind: 'no-sentinel' }
  | { readonly kind: 'several-sentinels' }
  | { readonly kind: 'unknown-version'; readonly version: number }
  | { readonly kind: 'cut-wire' }
  | { readonly kind: 'unknown-state'; readonly position: number };

export type FuseFault =
  | WireFailure
  | { readonly kind: 'not-configured'; readonly fuse: string }
  | { readonly kind: 'unknown-name'; readonly fuse: string }
  | { readonly kind: 'unnamed-fuse'; readonly position: number }
  | {
      readonly kind: 'wrong';
      readonly fuse: string;
      readonly wanted: FuseState;
      readonly found: FuseState | 'absent';
    };

/** The state of each fuse of a binary, in wire order. */
export function readFuseWire(binary: Uint8Array): Result<readonly FuseState[], WireFailure> {
  const bytes = Buffer.from(binary.buffer, binary.byteOffset, binary.byteLength);
  const at = bytes.indexOf(SENTINEL, 0, 'latin1');
  if (at < 0) return fail({ kind: 'no-sentinel' });
  // A macOS universal binary carries two; we package none, so a second one is not ours.
  if (bytes.lastIndexOf(SENTINEL, undefined, 'latin1') !== at)
    return fail({ kind: 'several-sentinels' });
  const [version, count, ...rest] = bytes.subarray(at + SENTINEL.length).subarray(0, 2 + 255);
  if (version === undefined || count === undefined) return fail({ kind: 'cut-wire' });
  if (version !== VERSION) return fail({ kind: 'unknown-version', version });
  if (rest.length < count) return fail({ kind: 'cut-wire' });
  const states = rest.slice(0, count).map(stateOf);
  const unknown = states.indexOf(null);
  if (unknown >= 0) return fail({ kind: 'unknown-state', position: unknown + 1 });
  return succeed(states.filter((state) => state !== null));
}

function stateOf(byte: number): FuseState | null {
  if (byte === 0x30) return 'off';
  if (byte === 0x31) return 'on';
  return byte === 0x72 ? 'removed' : null;
}

/**
 * What is wrong with the fuses of a binary; nothing when each one is as wanted. A fuse that Electron has
 * removed is a fault too: what it stood for must be looked at, not taken as done.
 */
export function fuseFaults(
  binary: Uint8Array,
  wanted: ReadonlyMap<string, boolean>,
): readonly FuseFault[] {
  const wire = readFuseWire(binary);
  if (!wire.ok) return [wire.failure];
  const names: readonly string[] = CONFIGURED_FUSES;
  const unknown = [...wanted.keys()].filter((fuse) => !names.includes(fuse));
  const known = names.length + LEFT_ALONE.length;
  return [
    ...unknown.map((fuse): FuseFault => ({ kind: 'unknown-name', fuse })),
    ...names.flatMap((fuse, index) => faultOf(fuse, wanted.get(fuse), wire.value[index])),
    ...wire.value
      .slice(known)
      .map((_, index): FuseFault => ({ kind: 'unnamed-fuse', position: known + index + 1 })),
  ];
}

function faultOf(
  fuse: string,
  asked: boolean | undefined,
  found: FuseState | undefined,
): readonly FuseFault[] {
  if (asked === undefined) return [{ kind: 'not-configured', fuse }];
  const wanted = asked ? 'on' : 'off';
  return found === wanted ? [] : [{ kind: 'wrong', fuse, wanted, found: found ?? 'absent' }];
}

/** One line for the person who packages. */
export function fuseSentence(fault: FuseFault): string {
  switch (fault.kind) {
    case 'no-sentinel':
      return 'this is no Electron binary: its fuse wire is not in it';
    case 'several-sentinels':
      return 'more than one fuse wire is in the binary';
    case 'unknown-version':
      return `the fuse wire has version ${fault.version}; this check knows version ${VERSION}`;
    case 'cut-wire':
      return 'the fuse wire is cut short';
    case 'unknown-state':
      return `fuse ${fault.position} is in a state that this check does not know`;
    case 'not-configured':
      return `${fault.fuse} is not set in electron-builder.yml`;
    case 'unknown-name':
      return `${fault.fuse} in electron-builder.yml is no fuse that this check knows`;
    case 'unnamed-fuse':
      return `fuse ${fault.position} is new: decide on it, then name it in build/lib/fuses.ts`;
    case 'wrong':
      return `${fault.fuse} is ${fault.found}, and must be ${fault.wanted}`;
  }
}
