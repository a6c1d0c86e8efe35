/** Checks the fuses of packaged binaries against `electron-builder.yml`. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readBuilderSettings, wantedFuses } from './builder-settings.ts';
import { fuseFaults, fuseSentence } from './fuses.ts';

/** The binaries that electron-builder leaves in `release/`, before it puts them into installers. */
export function packagedBinaries(root: string): readonly string[] {
  return globSync('release/*-unpacked/{farpost,Farpost.exe}', { cwd: root }).map((found) =>
    path.join(root, found),
  );
}

/** One line for each fault, the file's name first; none when every binary is as configured. */
export function checkPackagedFuses(root: string, binaries: readonly string[]): readonly string[] {
  const settings = readBuilderSettings(
    readFileSync(path.join(root, 'electron-builder.yml'), 'utf8'),
  );
  if (!settings.ok)
    return [`electron-builder.yml: line ${settings.failure.line} is not understood`];
  const wanted = wantedFuses(settings.value);
  if (wanted === null) return ['electron-builder.yml: a fuse is neither true nor false'];
  return binaries.flatMap((binary) =>
    fuseFaults(readFileSync(binary), wanted).map(
      (fault) => `${path.relative(root, binary)}: ${fuseSentence(fault)}`,
    ),
  );
}
