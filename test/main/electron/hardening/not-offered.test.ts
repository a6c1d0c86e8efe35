/** What a browser offers and the desk does not, and what Chromium does by itself and must not. */
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { removeApplicationMenu } from '#main/electron/hardening/application-menu.ts';
import { refuseContextMenu } from '#main/electron/hardening/context-menu.ts';
import { refusePrinting } from '#main/electron/hardening/printing.ts';
import { quietChromium } from '#main/electron/hardening/quiet-chromium.ts';
import { refuseSpelling } from '#main/electron/hardening/spelling.ts';
import { refuseWebRtc } from '#main/electron/hardening/web-rtc.ts';

/** Whether an event goes on to what Electron does with it. */
function goesOn(contents: EventEmitter, event: string, detail?: object): boolean {
  let prevented = false;
  const preventDefault = () => {
    prevented = true;
  };
  contents.emit(event, { preventDefault }, detail);
  return !prevented;
}

describe('a desk', () => {
  it('has no menu, of the application or of a right click', () => {
    const menus: unknown[] = [];
    removeApplicationMenu({ setApplicationMenu: (menu) => menus.push(menu) });
    expect(menus).toEqual([null]);
    const contents = new EventEmitter();
    expect(goesOn(contents, 'context-menu')).toBe(true);
    refuseContextMenu(contents);
    expect(goesOn(contents, 'context-menu')).toBe(false);
  });

  it.each([
    { key: 'p', control: true, meta: false, goes: false },
    { key: 'P', control: true, meta: false, goes: false },
    { key: 'p', control: false, meta: true, goes: false },
    { key: 'p', control: false, meta: false, goes: true },
    { key: 'o', control: true, meta: false, goes: true },
  ])('lets $key with control $control and meta $meta through: $goes', ({ goes, ...press }) => {
    const contents = new EventEmitter();
    refusePrinting(contents);
    expect(goesOn(contents, 'before-input-event', press)).toBe(goes);
  });

  it('prints nothing by itself, and an empty sheet when the page is printed', async () => {
    const css = await readFile('renderer/ui/base.css', 'utf8');
    expect(css).toMatch(/@media print \{\s*html \{\s*display: none;/u);
  });

  it('checks no spelling', () => {
    const session = { isOn: true, languages: ['en'] };
    refuseSpelling({
      setSpellCheckerEnabled: (enable) => {
        session.isOn = enable;
      },
      setSpellCheckerLanguages: (languages) => {
        session.languages = languages;
      },
    });
    expect(session).toEqual({ isOn: false, languages: [] });
  });

  it('shows no address of the machine to a call', () => {
    const policies: string[] = [];
    refuseWebRtc({ setWebRTCIPHandlingPolicy: (policy) => policies.push(policy) });
    expect(policies).toEqual(['disable_non_proxied_udp']);
  });
});

describe('Chromium', () => {
  const switches = new Map<string, string | undefined>();
  quietChromium({ appendSwitch: (name, value) => switches.set(name, value) });

  it.each([
    'disable-background-networking',
    'disable-breakpad',
    'disable-client-side-phishing-detection',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-http-cache',
    'disable-sync',
    'no-pings',
  ])('is started with %s', (name) => {
    expect(switches.has(name)).toBe(true);
  });

  it('is started without the features that ask or tell somebody', () => {
    expect(switches.get('disable-features')?.split(',')).toEqual([
      'AutofillServerCommunication',
      'CertificateTransparencyComponentUpdater',
      'MediaRouter',
      'NetworkTimeServiceQuerying',
      'OptimizationHints',
      'Translate',
    ]);
  });

  it('has each of them explained', async () => {
    const checklist = await readFile('docs/electron-checklist.md', 'utf8');
    const features = switches.get('disable-features')?.split(',') ?? [];
    for (const name of [...switches.keys(), ...features])
      expect(checklist).toContain(`\`${name}\``);
  });
});
