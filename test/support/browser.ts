/** Real Chromium for the end-to-end tests, the bench and the screenshots. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type LaunchOptions } from 'playwright-core';
import { findChromium } from '#build/lib/system-packages.ts';

const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
];

/** Which Chromium, and how. Its own sandbox is off only where it cannot work: as root. */
export function howToLaunch(): LaunchOptions {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium: run npm test, which installs it');
  const args = process.getuid?.() === 0 ? [...ARGUMENTS, '--no-sandbox'] : ARGUMENTS;
  return { executablePath, headless: true, args };
}

export type BrowserOptions = {
  /** Where the browser keeps its profile; survives a restart of the browser when given again. */
  readonly profile: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly locale?: string;
  /** Where the browser keeps what it needs for a while; downloads are accepted and kept there, too. */
  readonly temporary?: string;
};

/** A browser with one profile. */
export function openBrowser({
  profile,
  viewport,
  locale,
  temporary,
}: BrowserOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...howToLaunch(),
    viewport: viewport ?? { width: 1366, height: 768 },
    locale: locale ?? 'en-GB',
    // No request but to the station on this machine.
    acceptDownloads: temporary !== undefined,
    ...(temporary === undefined
      ? {}
      : { env: { ...process.env, TMPDIR: temporary }, downloadsPath: temporary }),
  });
}

/** A folder that is deleted when the test is done with it. */
export function temporaryFolder(name: string): {
  readonly path: string;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(path.join(tmpdir(), `farpost-${name}-`));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
