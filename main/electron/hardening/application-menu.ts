/** No menu, and with it none of its shortcuts: reload, zoom, developer tools, print, services. */

/** The part of Electron's `Menu` that is used. */
export type Menus = { setApplicationMenu(menu: null): void };

/** Before the app is ready: Electron then makes no menu of its own. */
export function removeApplicationMenu(menus: Menus): void {
  menus.setApplicationMenu(null);
}
