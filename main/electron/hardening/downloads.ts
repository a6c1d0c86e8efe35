/** Nothing is written to the disk but what the officer asked the desk to export. */

type Item = { getURL(): string; hasUserGesture(): boolean };

/** The part of Electron's `Session` that is used. */
export type Downloading = {
  on(
    event: 'will-download',
    listener: (event: { preventDefault(): void }, item: Item) => void,
  ): unknown;
};

/** Only objects that the page made itself, and only after a key or a click. */
export function limitDownloads(session: Downloading, origin: string): void {
  session.on('will-download', (event, item) => {
    const isExport = item.getURL().startsWith(`blob:${origin}/`) && item.hasUserGesture();
    if (!isExport) event.preventDefault();
  });
}
