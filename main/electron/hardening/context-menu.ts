/** A right click offers nothing: no saving of pictures, no inspector, no services of the system. */

/** The part of Electron's `WebContents` that is used. */
export type RightClicked = {
  on(event: 'context-menu', listener: (event: { preventDefault(): void }) => void): unknown;
};

export function refuseContextMenu(contents: RightClicked): void {
  contents.on('context-menu', (event) => event.preventDefault());
}
