import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isBuilt, type Product } from '#build/lib/built.ts';
import { temporaryFolder } from '#test/support/browser.ts';

const BUILT_AT = 1_700_000_000;

/** A project with these files, each changed so many seconds after the build. */
function projectOf(files: Readonly<Record<string, number>>): string {
  const folder = temporaryFolder('built');
  onTestFinished(folder.remove);
  for (const [name, secondsAfter] of Object.entries(files)) {
    const file = path.join(folder.path, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '');
    utimesSync(file, BUILT_AT + secondsAfter, BUILT_AT + secondsAfter);
  }
  return folder.path;
}

const WORLD = 'dist/training/world.json';

describe('what the build has made', () => {
  it.each<[Product, string]>([
    [WORLD, 'shared/training/cast.ts'],
    [WORLD, 'shared/training/scenarios/name-twin.ts'],
    [WORLD, 'shared/fiction/names.ts'],
    [WORLD, 'hub/releases/publish.ts'],
    [WORLD, 'build/training/training-release.ts'],
    [WORLD, 'build/tasks/training-world.ts'],
    [WORLD, 'main/services/training/training-world.ts'],
    [WORLD, 'package-lock.json'],
    ['dist/renderer/index.html', 'renderer/features/training/training-store.ts'],
    ['dist/renderer/index.html', 'renderer/ui/tokens.css'],
    ['dist/main/index.js', 'main/station/training/rooms.ts'],
  ])('%s is stale once %s is younger', (product, source) => {
    expect(isBuilt(product, projectOf({ [product]: 0, [source]: -5 }))).toBe(true);
    expect(isBuilt(product, projectOf({ [product]: 0, [source]: 5 }))).toBe(false);
  });

  it('is stale when it is not there', () => {
    expect(isBuilt(WORLD, projectOf({ 'shared/training/cast.ts': 0 }))).toBe(false);
  });

  it('does not wait for what it is not made from', () => {
    const screen = 'renderer/features/training/lesson-panel.tsx';
    expect(isBuilt(WORLD, projectOf({ [WORLD]: 0, [screen]: 5 }))).toBe(true);
  });
});
