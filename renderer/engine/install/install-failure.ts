/** Why a release could not be installed. The previous one goes on answering. */
export type InstallFailure = {
  readonly kind:
    | 'release-incomplete'
    | 'file-not-served'
    | 'wrong-hash'
    | 'no-release-key'
    | 'cannot-open'
    | 'unreadable'
    | 'cache-failed'
    /** The cache may not take so many bytes more: `detail` says how many are lacking. */
    | 'no-space'
    | 'station-failed';
  /** A target's path, or the name of an error; never content. */
  readonly detail: string;
};
