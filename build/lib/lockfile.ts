/** What `package-lock.json` and `package.json` must say together, so that everybody installs the same bytes. */
import { z } from 'zod';

const packageSchema = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});

export const lockfileSchema = z.object({
  lockfileVersion: z.number(),
  packages: z.record(z.string(), packageSchema),
});

const named = z.record(z.string(), z.string());

export const manifestSchema = z.object({
  dependencies: named.default({}),
  devDependencies: named.default({}),
  optionalDependencies: named.default({}),
  allowScripts: z.record(z.string(), z.boolean()).default({}),
});

export type LockedPackage = z.infer<typeof packageSchema>;
export type Lockfile = z.infer<typeof lockfileSchema>;
export type Manifest = z.infer<typeof manifestSchema>;

/** What is really in a package's folder. `scripts` are those that npm runs when it installs it. */
export type Installed = {
  readonly version: string;
  readonly licence: string | null;
  readonly hasInstallScript: boolean;
};

export type LockFault =
  | { readonly kind: 'lockfile-version'; readonly found: number }
  | { readonly kind: 'has-address'; readonly at: string }
  | { readonly kind: 'no-integrity'; readonly at: string }
  | { readonly kind: 'is-a-link'; readonly at: string }
  | { readonly kind: 'undecided-script'; readonly at: string }
  | { readonly kind: 'needless-decision'; readonly name: string }
  | { readonly kind: 'not-exact'; readonly name: string }
  | { readonly kind: 'not-locked'; readonly name: string }
  | { readonly kind: 'not-installed'; readonly at: string }
  | { readonly kind: 'other-version'; readonly at: string }
  | { readonly kind: 'other-licence'; readonly at: string };

/** The name of a package from its place: `node_modules/a/node_modules/@b/c` is `@b/c`. */
export const nameAt = (place: string): string =>
  place.slice(place.lastIndexOf('node_modules/') + 13);

/** Every package but the project itself, by its place. */
export const packagesOf = (lock: Lockfile): readonly (readonly [string, LockedPackage])[] =>
  Object.entries(lock.packages).filter(([place]) => place !== '');

/** The rules on the lockfile alone. */
export function lockFaults(lock: Lockfile): readonly LockFault[] {
  const version: LockFault[] =
    lock.lockfileVersion === 3 ? [] : [{ kind: 'lockfile-version', found: lock.lockfileVersion }];
  return [...version, ...packagesOf(lock).flatMap(([at, locked]) => entryFaults(at, locked))];
}

function entryFaults(at: string, locked: LockedPackage): readonly LockFault[] {
  if (locked.link === true) return [{ kind: 'is-a-link', at }];
  const faults: LockFault[] = [];
  // An address ties everybody to one server; without, each installs from the registry that is set up.
  if (locked.resolved !== undefined) faults.push({ kind: 'has-address', at });
  if (!/^sha512-[A-Za-z0-9+/]{86}==$/u.test(locked.integrity ?? '')) {
    faults.push({ kind: 'no-integrity', at });
  }
  return faults;
}

/** `package.json` names exact versions, and the lockfile has those very ones. */
export function manifestFaults(lock: Lockfile, manifest: Manifest): readonly LockFault[] {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).flatMap(
    ([name, version]): readonly LockFault[] => {
      if (!/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/u.test(version))
        return [{ kind: 'not-exact', name }];
      const locked = lock.packages[`node_modules/${name}`]?.version;
      return locked === version ? [] : [{ kind: 'not-locked', name }];
    },
  );
}

/**
 * Every package that runs something of its own when it is installed is decided on by name in
 * `allowScripts`, yes or no; and nothing else stands there.
 */
export function scriptFaults(
  lock: Lockfile,
  manifest: Manifest,
  installed: ReadonlyMap<string, Installed>,
): readonly LockFault[] {
  const withScript = packagesOf(lock)
    .filter(([at, locked]) => locked.hasInstallScript || installed.get(at)?.hasInstallScript)
    // npm takes a name, or a name with the one version that was read.
    .map(([at, { version }]) => ({ at, keys: [nameAt(at), `${nameAt(at)}@${version}`] }));
  const decided = Object.keys(manifest.allowScripts);
  const needed = new Set(withScript.flatMap(({ keys }) => keys));
  return [
    ...withScript
      .filter(({ keys }) => !keys.some((key) => decided.includes(key)))
      .map(({ at }): LockFault => ({ kind: 'undecided-script', at })),
    ...decided
      .filter((name) => !needed.has(name))
      .map((name): LockFault => ({ kind: 'needless-decision', name })),
  ];
}

/** What is installed is what is locked. Only a package that is optional may be missing. */
export function installedFaults(
  lock: Lockfile,
  installed: ReadonlyMap<string, Installed>,
): readonly LockFault[] {
  return packagesOf(lock).flatMap(([at, locked]): readonly LockFault[] => {
    const found = installed.get(at);
    if (!found) return locked.optional === true ? [] : [{ kind: 'not-installed', at }];
    const faults: LockFault[] = [];
    if (found.version !== locked.version) faults.push({ kind: 'other-version', at });
    if (found.licence !== (locked.license ?? null)) faults.push({ kind: 'other-licence', at });
    return faults;
  });
}

/** One line: what is wrong, and what to do. */
export function lockSentence(fault: LockFault): string {
  switch (fault.kind) {
    case 'lockfile-version':
      return `package-lock.json has version ${fault.found}; write it with an npm that writes version 3`;
    case 'has-address':
      return `${fault.at} is locked to one server; keep omit-lockfile-registry-resolved=true in .npmrc and lock it again`;
    case 'no-integrity':
      return `${fault.at} has no SHA-512 in package-lock.json; remove it there and install it again`;
    case 'is-a-link':
      return `${fault.at} is a link to a folder; take the package from the registry`;
    case 'undecided-script':
      return `${fault.at} runs a script when it is installed; read it, then decide: npm approve-scripts or npm deny-scripts`;
    case 'needless-decision':
      return `allowScripts in package.json names ${fault.name}, which has no script; remove the line`;
    case 'not-exact':
      return `${fault.name} has no exact version in package.json; write one`;
    case 'not-locked':
      return `${fault.name} is locked in another version than package.json asks for; run npm install`;
    case 'not-installed':
      return `${fault.at} is locked but not installed; run npm run setup`;
    case 'other-version':
      return `${fault.at} is installed in another version than is locked; run npm install`;
    case 'other-licence':
      return `${fault.at} states another licence than the lockfile; read its licence file, then lock it again`;
  }
}
