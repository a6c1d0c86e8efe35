/**
 * `npm run mutation`: changes the protection rules one place at a time and expects a test to fail for each change.
 * Fails below 90 % (docs/resolution.md). About three minutes.
 */
import { runCommand } from '../lib/run-command.ts';

const { code } = await runCommand('stryker', ['run', 'build/stryker.config.json']);
process.exitCode = code;
