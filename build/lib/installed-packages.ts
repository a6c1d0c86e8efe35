/** Looks up what is really in the folders that the lockfile names. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Installed } from './lockfile.ts';

const packageJson = z.object({
  version: z.string(),
  license: z.string().nullable().catch(null),
  scripts: z.record(z.string(), z.unknown()).catch({}),
});

const AT_INSTALL = ['preinstall', 'install', 'postinstall'] as const;

/** Only those that are there, by their place. Throws where a `package.json` is none. */
export function readInstalled(
  root: string,
  places: readonly string[],
): ReadonlyMap<string, Installed> {
  const installed = new Map<string, Installed>();
  for (const place of places) {
    const folder = path.join(root, place);
    const file = path.join(folder, 'package.json');
    if (!existsSync(file)) continue;
    const { version, license, scripts } = packageJson.parse(JSON.parse(readFileSync(file, 'utf8')));
    const hasInstallScript =
      AT_INSTALL.some((name) => name in scripts) || existsSync(path.join(folder, 'binding.gyp'));
    installed.set(place, { version, licence: license, hasInstallScript });
  }
  return installed;
}
