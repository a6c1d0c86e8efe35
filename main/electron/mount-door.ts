/** Serves desk and station on one origin of the page's own session. */
import type { CustomScheme } from 'electron';

export const APP_ORIGIN = 'app://farpost';

/** Declared before the app is ready: gives `app://` an origin, so storage, workers and CSP work. */
export const APP_SCHEME: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
};

type Answer = (request: Request) => Promise<Response>;

/** The part of Electron's `Protocol` that is used. */
export type Mounting = { handle(scheme: string, handler: Answer): void };

export type Mounted = { readonly door: Answer; readonly pages: Answer };

export function mountDoor(protocol: Mounting, { door, pages }: Mounted): void {
  protocol.handle('app', (request) =>
    new URL(request.url).pathname.startsWith('/station/') ? door(request) : pages(request),
  );
}
