/** The one window of the product. */
import { BrowserWindow, type Session } from 'electron';
import { clearCachesAtEachLoad } from './hardening/caches.ts';
import { protectContent } from './hardening/content-protection.ts';
import { refuseContextMenu } from './hardening/context-menu.ts';
import { closeDevToolsWhenPackaged } from './hardening/dev-tools.ts';
import { refuseBluetooth } from './hardening/devices.ts';
import { keepToOrigin } from './hardening/navigation.ts';
import { denyNewWindows } from './hardening/new-windows.ts';
import { refusePrinting } from './hardening/printing.ts';
import { webPreferencesFor } from './hardening/web-preferences.ts';
import { refuseWebRtc } from './hardening/web-rtc.ts';
import { APP_ORIGIN } from './mount-door.ts';

export type WindowOptions = { readonly session: Session; readonly isPackaged: boolean };

export async function openWindow({ session, isPackaged }: WindowOptions): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 960,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { ...webPreferencesFor(isPackaged), session },
  });
  const { webContents } = window;
  keepToOrigin(webContents, APP_ORIGIN);
  denyNewWindows(webContents);
  refuseBluetooth(webContents);
  closeDevToolsWhenPackaged(webContents, isPackaged);
  refuseContextMenu(webContents);
  refusePrinting(webContents);
  refuseWebRtc(webContents);
  clearCachesAtEachLoad(webContents, session);
  protectContent(window, isPackaged);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(`${APP_ORIGIN}/`);
  return window;
}
