/** What went wrong with the lists, and what to do about it. */
import type { EngineStatus } from '#renderer/engine/contract.ts';
import type { InstallFailure } from '#renderer/engine/install/install-failure.ts';
import type { Speech } from '#renderer/ui/language/speech.ts';

type Failure = NonNullable<EngineStatus['failure']>;
type KnownKind = InstallFailure['kind'] | 'no-release' | 'cache-unavailable' | 'search-failed';

export type FailureWords = {
  readonly title: string;
  readonly remedy: string;
  /** For the administrator; empty when the words say everything. */
  readonly detail: string;
};

/** Every kind that the engine knows, and whether it tries again by itself. */
const TRIES_AGAIN: Readonly<Record<KnownKind, boolean>> = {
  'release-incomplete': true,
  'file-not-served': true,
  'wrong-hash': true,
  'no-release-key': true,
  'cannot-open': true,
  unreadable: true,
  'cache-failed': true,
  'no-space': true,
  'station-failed': true,
  'cache-unavailable': true,
  'no-release': false,
  'search-failed': false,
};

const isKnown = (kind: string): kind is KnownKind => Object.hasOwn(TRIES_AGAIN, kind);

export function failureWords({ t, size }: Speech, failure: Failure, paused: boolean): FailureWords {
  const { kind, detail } = failure;
  if (!isKnown(kind)) {
    const title = t('lists.failure.other');
    return { title, remedy: t('lists.failure.other-remedy'), detail: detailOf(kind, detail) };
  }
  const title = t(`lists.failure.${kind}`);
  const again = TRIES_AGAIN[kind]
    ? [t(paused ? 'lists.failure.resume' : 'lists.failure.again')]
    : [];
  const lacking = kind === 'no-space' ? lackingBytes(detail) : null;
  const first =
    lacking === null
      ? t(`lists.failure.${kind}-remedy`)
      : t('lists.failure.no-space-lacking', { size: size(lacking) });
  return { title, remedy: [first, ...again].join(' '), detail: lacking === null ? detail : '' };
}

/** Rounded up to whole megabytes; `null` when the browser did not say how much is lacking. */
function lackingBytes(detail: string): number | null {
  return /^\d+$/u.test(detail) ? Math.ceil(Number(detail) / 1e6) * 1e6 : null;
}

const detailOf = (kind: string, detail: string): string =>
  detail === '' ? kind : `${kind}: ${detail}`;
