/** An installed desk has no developer tools; a developer's has. */

/** The part of Electron's `WebContents` that is used. */
export type Inspectable = {
  on(event: 'devtools-opened', listener: () => void): unknown;
  closeDevTools(): void;
};

export const allowsDevTools = (isPackaged: boolean): boolean => !isPackaged;

/** A second lock behind `webPreferences.devTools`. */
export function closeDevToolsWhenPackaged(contents: Inspectable, isPackaged: boolean): void {
  if (!allowsDevTools(isPackaged)) contents.on('devtools-opened', () => contents.closeDevTools());
}
