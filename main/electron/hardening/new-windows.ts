/** Nothing opens a second window. */

/** The part of Electron's `WebContents` that is used. */
export type WindowOpening = {
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
};

export function denyNewWindows(contents: WindowOpening): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
