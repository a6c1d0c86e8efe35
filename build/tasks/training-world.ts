/** Writes the training world to `dist/training/world.json`; part of `npm run build`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../lib/run-command.ts';
import { publishTrainingWorld } from '../training/training-release.ts';

const folder = path.join(ROOT, 'dist', 'training');
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'world.json'), JSON.stringify(await publishTrainingWorld()));
