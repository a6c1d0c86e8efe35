/** The only place where the hub reads its environment. */

/** `DATABASE_URL`, so that a password need not stand on a command line. */
export function databaseUrlFromEnvironment(): string | undefined {
  // biome-ignore lint/style/noProcessEnv: operators and containers hand the address over this way
  const url = process.env['DATABASE_URL'];
  return url === '' ? undefined : url;
}
