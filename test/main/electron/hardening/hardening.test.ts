/** One rule, one test that fails without it. The fakes do what Electron does with an unguarded page. */
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { allowsDevTools, closeDevToolsWhenPackaged } from '#main/electron/hardening/dev-tools.ts';
import { isAt, keepToOrigin } from '#main/electron/hardening/navigation.ts';
import { denyNewWindows } from '#main/electron/hardening/new-windows.ts';
import { denyNetwork } from '#main/electron/hardening/no-network.ts';
import { denyPermissions } from '#main/electron/hardening/permissions.ts';
import { webPreferencesFor } from '#main/electron/hardening/web-preferences.ts';

const ORIGIN = 'app://farpost';

/** Whether an event with this detail is let through. */
function passes(contents: EventEmitter, event: string, detail: object): boolean {
  let prevented = false;
  const preventDefault = () => {
    prevented = true;
  };
  contents.emit(event, { ...detail, preventDefault });
  return !prevented;
}

describe('navigation', () => {
  const contents = new EventEmitter();
  keepToOrigin(contents, ORIGIN);

  it.each(['will-frame-navigate', 'will-redirect'])('%s stays on the desk', (event) => {
    expect(passes(contents, event, { url: 'app://farpost/' })).toBe(true);
    for (const url of [
      'https://example.org/',
      'file:///etc/passwd',
      'app://other/',
      'app://farpost.evil/',
      'app://farpost@evil/',
      'javascript:alert(1)',
      'not an address',
    ]) {
      expect(passes(contents, event, { url }), url).toBe(false);
    }
  });

  it('attaches no web view', () => {
    expect(passes(contents, 'will-attach-webview', {})).toBe(false);
  });

  it.each([
    ['app://farpost/assets/a.js', true],
    ['APP://FARPOST/', false],
    ['http://farpost/', false],
  ])('finds %s at the origin: %s', (url, expected) => {
    expect(isAt(url, ORIGIN)).toBe(expected);
  });
});

describe('new windows', () => {
  it('are denied', () => {
    let decide: () => { action: string } = () => ({ action: 'allow' });
    denyNewWindows({
      setWindowOpenHandler: (handler) => {
        decide = handler;
      },
    });
    expect(decide()).toEqual({ action: 'deny' });
  });
});

describe('permissions', () => {
  it('are denied, asked for or checked, for devices and screens too', () => {
    const rules: Record<string, unknown> = {};
    denyPermissions({
      setPermissionRequestHandler: (handler) => {
        handler(null, 'media', (granted) => {
          rules['request'] = granted;
        });
      },
      setPermissionCheckHandler: (handler) => {
        rules['check'] = handler();
      },
      setDevicePermissionHandler: (handler) => {
        rules['device'] = handler();
      },
      setDisplayMediaRequestHandler: (handler) => {
        rules['screen'] = handler;
      },
    });
    expect(rules).toEqual({ request: false, check: false, device: false, screen: null });
  });
});

describe('the network', () => {
  type Listener = Parameters<Parameters<typeof denyNetwork>[0]['webRequest']['onBeforeRequest']>[0];
  let listener: Listener = (_details, answer) => answer({ cancel: false });
  const webRequest = {
    onBeforeRequest: (given: Listener) => {
      listener = given;
    },
  };
  denyNetwork({ webRequest }, ORIGIN);
  const isCancelled = (url: string): boolean => {
    let cancelled = false;
    listener({ url }, ({ cancel }) => {
      cancelled = cancel;
    });
    return cancelled;
  };

  it.each([
    ['app://farpost/station/rpc/session/status', false],
    ['data:image/png;base64,AAAA', false],
    ['blob:app://farpost/3f2c', false],
    ['data:text/html,<script>', true],
    ['https://example.org/', true],
    ['wss://example.org/', true],
    ['file:///etc/passwd', true],
    ['devtools://devtools/bundled/inspector.html', true],
  ])('to %s is cut: %s', (url, cancelled) => {
    expect(isCancelled(url)).toBe(cancelled);
  });
});

describe('developer tools', () => {
  it('are for developers only', () => {
    expect([allowsDevTools(true), allowsDevTools(false)]).toEqual([false, true]);
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('when packaged is %s are closed %i times', (isPackaged, times) => {
    let closed = 0;
    const contents = new EventEmitter();
    closeDevToolsWhenPackaged(
      Object.assign(contents, {
        closeDevTools: () => {
          closed += 1;
        },
      }),
      isPackaged,
    );
    contents.emit('devtools-opened');
    expect(closed).toBe(times);
  });
});

describe('the page process', () => {
  it('is sandboxed and isolated, without Node and without tools when packaged', () => {
    expect(webPreferencesFor(true)).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      enableWebSQL: false,
      devTools: false,
    });
    expect(webPreferencesFor(false).devTools).toBe(true);
  });
});
