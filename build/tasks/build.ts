/** `npm run build`: the desk for the browser, the Electron shell as one file, and the world to train in. */
import { runCommand } from '../lib/run-command.ts';

const builds = [
  ['vite', 'build', '--logLevel', 'warn'],
  ['vite', 'build', '--config', 'build/vite.electron.config.ts', '--logLevel', 'warn'],
  [process.execPath, '--disable-warning=ExperimentalWarning', 'build/tasks/training-world.ts'],
] as const;

for (const [command, ...arguments_] of builds) {
  const { code } = await runCommand(command, arguments_);
  if (code !== 0) process.exit(code);
}
