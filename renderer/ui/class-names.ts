/** A CSS module's classes, joined; a name that is false or unknown to the module is left out. */
export function classesOf(module: Readonly<Record<string, string>>) {
  return (...names: readonly (string | false | null | undefined)[]): string =>
    names
      .map((name) => (name ? module[name] : undefined))
      .filter((name) => name !== undefined)
      .join(' ');
}
