/** Whether what `npm run build` makes is younger than everything it is made from. */
import { existsSync, globSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './run-command.ts';

const SOURCES = ['shared/**/*.ts', 'package-lock.json', 'vite.config.ts', 'build/vite.*.ts'];

/** `product` is a file that the build writes; `folder` is the part it is built from besides `shared`. */
export function isBuilt(product: string, folder: 'renderer' | 'main'): boolean {
  const file = path.join(ROOT, product);
  if (!existsSync(file)) return false;
  const builtAt = statSync(file).mtimeMs;
  return globSync([...SOURCES, `${folder}/**/*.{ts,tsx,css,html}`], { cwd: ROOT }).every(
    (source) => statSync(path.join(ROOT, source)).mtimeMs <= builtAt,
  );
}
