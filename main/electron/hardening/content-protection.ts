/**
 * An installed desk is left out of screenshots, recordings and shared screens.
 *
 * Windows and macOS only: Electron has no such call to make on Linux, and no camera is stopped by it.
 */

/** The part of Electron's `BrowserWindow` that is used. */
export type Shown = { setContentProtection(enable: boolean): void };

/** A developer's desk can be captured, for bug reports. */
export function protectContent(window: Shown, isPackaged: boolean): void {
  if (isPackaged) window.setContentProtection(true);
}
