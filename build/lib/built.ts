/** Whether what `npm run build` makes is younger than everything it is made from. */
import { existsSync, globSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './run-command.ts';

const SOURCES = ['shared/**/*.ts', 'package-lock.json'];

/** Files that the build writes, and what each is made from besides `shared` and the lockfile. */
const PRODUCTS = {
  'dist/renderer/index.html': ['renderer/**/*.{ts,tsx,css,html}', 'vite.config.ts'],
  'dist/main/index.js': ['main/**/*.ts', 'build/vite.*.ts'],
  // The hub's own code publishes it, and the station reads it.
  'dist/training/world.json': [
    'hub/**/*.ts',
    'build/training/*.ts',
    'build/tasks/training-world.ts',
    'main/services/training/*.ts',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Product = keyof typeof PRODUCTS;

/** False when it is not there, or older than one of its sources. `root` is for tests. */
export function isBuilt(product: Product, root: string = ROOT): boolean {
  const file = path.join(root, product);
  if (!existsSync(file)) return false;
  const builtAt = statSync(file).mtimeMs;
  return globSync([...SOURCES, ...PRODUCTS[product]], { cwd: root }).every(
    (source) => statSync(path.join(root, source)).mtimeMs <= builtAt,
  );
}
