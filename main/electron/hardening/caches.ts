/**
 * Chromium keeps no copies of its own: the session has no HTTP cache, and what else there may be goes when
 * the page is loaded, which is at the start and each time the desk locks.
 *
 * The session itself must stay on the disk: it holds IndexedDB, where every row is sealed.
 */

/** For `session.fromPartition`. */
export const sessionOptions = () => ({ cache: false }) as const;

/** The part of Electron's `Session` that is used. */
export type Caching = {
  clearCache(): Promise<void>;
  clearCodeCaches(options: { urls: string[] }): Promise<void>;
  clearHostResolverCache(): Promise<void>;
  clearAuthCache(): Promise<void>;
  clearSharedDictionaryCache(): Promise<void>;
};

/** The part of Electron's `WebContents` that is used. */
export type Loading = { on(event: 'did-finish-load', listener: () => void): unknown };

export function clearCachesAtEachLoad(contents: Loading, session: Caching): void {
  const clear = () => {
    const cleared = [
      session.clearCache(),
      session.clearCodeCaches({ urls: [] }),
      session.clearHostResolverCache(),
      session.clearAuthCache(),
      session.clearSharedDictionaryCache(),
    ];
    // One that fails must not keep the desk closed; the next load tries again.
    void Promise.allSettled(cleared);
  };
  contents.on('did-finish-load', clear);
}
