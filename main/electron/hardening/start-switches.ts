/** An installed desk refuses to start with switches that open it to a debugger or to foreign code. */

const REFUSED: ReadonlySet<string> = new Set([
  'allow-file-access-from-files',
  'disable-extensions-except',
  'disable-site-isolation-trials',
  'disable-web-security',
  'host-resolver-rules',
  'host-rules',
  'ignore-certificate-errors',
  'js-flags',
  'load-extension',
  'no-sandbox',
  'proxy-server',
  'remote-allow-origins',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'renderer-cmd-prefix',
  'require',
  'unsafely-treat-insecure-origin-as-secure',
]);

/**
 * The names of the switches in `argv` that an installed desk does not start with; none for a developer.
 * Chromium has read its own before any of our code runs, so this ends the process: it cannot undo them.
 */
export function refusedSwitches(argv: readonly string[], isPackaged: boolean): readonly string[] {
  if (!isPackaged) return [];
  return argv.flatMap((argument) => {
    // Windows also takes a slash and a single dash, and capitals.
    const name = /^(?:--?|\/)([a-z][a-z-]*)(?:[=:]|$)/iu.exec(argument)?.[1]?.toLowerCase();
    return name !== undefined && (REFUSED.has(name) || name.startsWith('inspect')) ? [name] : [];
  });
}
