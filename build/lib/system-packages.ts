/**
 * What the tests need from the operating system: a Chromium, a font for Arabic, PostgreSQL.
 *
 * Where something is missing it is installed from the distribution's packages when that is possible
 * (root on Debian or Ubuntu); otherwise the answer says what to install by hand.
 */
import { existsSync, globSync } from 'node:fs';
import { runCommand } from './run-command.ts';

type Need = {
  readonly what: string;
  readonly package: string;
  /** Without it the browser tests cannot run at all. */
  readonly essential: boolean;
  readonly present: () => Promise<boolean>;
};

const NEEDS: readonly Need[] = [
  {
    what: 'Chromium',
    package: 'chromium',
    essential: true,
    present: () => Promise.resolve(findChromium() !== null),
  },
  {
    what: 'a font with Arabic, Cyrillic and Latin letters',
    package: 'fonts-noto-core',
    essential: false,
    present: hasArabicFont,
  },
  {
    what: 'PostgreSQL (its tests are skipped without it)',
    package: 'postgresql',
    essential: false,
    present: () => Promise.resolve(globSync('/usr/lib/postgresql/*/bin/initdb').length > 0),
  },
];

const CHROMIUM_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium to test with: `FARPOST_CHROMIUM`, or the first of the usual places; null when none. */
export function findChromium(): string | null {
  const named = process.env['FARPOST_CHROMIUM'];
  return [...(named === undefined ? [] : [named]), ...CHROMIUM_PLACES].find(existsSync) ?? null;
}

/** Installs what is missing, or says what to install. Answers whether the essentials are there. */
export async function ensureSystemPackages(say: (text: string) => void): Promise<boolean> {
  const missing = await missingNeeds();
  if (missing.length === 0) return true;
  const packages = missing.map((need) => need.package);
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (canInstall) {
    say(`Installing from the distribution's packages: ${packages.join(', ')} …`);
    await aptInstall(packages);
  }
  const still = await missingNeeds();
  for (const need of still) {
    say(`Missing: ${need.what}. On Debian or Ubuntu: sudo apt-get install ${need.package}`);
  }
  return still.every((need) => !need.essential);
}

async function missingNeeds(): Promise<readonly Need[]> {
  const missing: Need[] = [];
  for (const need of NEEDS) if (!(await need.present())) missing.push(need);
  return missing;
}

async function aptInstall(packages: readonly string[]): Promise<void> {
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], { capture: true, environment });
  const { code, output } = await runCommand(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    { capture: true, environment },
  );
  if (code !== 0) process.stderr.write(output);
}

async function hasArabicFont(): Promise<boolean> {
  try {
    const { code, output } = await runCommand('fc-list', [':lang=ar', 'family'], { capture: true });
    return code === 0 && output.trim() !== '';
  } catch {
    return false;
  }
}
