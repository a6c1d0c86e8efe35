/** The window stays on the desk: no link, form or redirect leads anywhere else. */
type Leaving = { readonly url: string; preventDefault(): void };

/** The part of Electron's `WebContents` that is used. */
export type Navigating = {
  on(event: 'will-frame-navigate', listener: (details: Leaving) => void): unknown;
  on(event: 'will-redirect', listener: (details: Leaving) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: { preventDefault(): void }) => void): unknown;
};

export function keepToOrigin(contents: Navigating, origin: string): void {
  const check = (details: Leaving) => {
    if (!isAt(details.url, origin)) details.preventDefault();
  };
  contents.on('will-frame-navigate', check);
  contents.on('will-redirect', check);
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Whether an address belongs to the page itself. */
export function isAt(url: string, origin: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}` === origin;
}
