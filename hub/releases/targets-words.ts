/** A request for the signature of targets in words: what its holders read aloud before they sign. */
import type { Metadata, Targets } from '@tufjs/models';
import { inGroups } from './root-words.ts';
import { type TargetsRequest, targetsSigners } from './targets-request.ts';
import { isSignedFor } from './tuf-metadata.ts';

/** Version and expiry, what changed, every role with its key, and who has signed. */
export function requestInWords(request: TargetsRequest): string[] {
  const { targets, root, before } = request;
  const { keyIDs = [], threshold = 0 } = root.signed.roles['targets'] ?? {};
  const signers = targetsSigners(root, targets);
  return [
    `Targets version ${targets.signed.version}, valid until ${targets.signed.expires}`,
    ...changesInWords(request),
    ...(before && !isSignedFor(root, 'targets', before)
      ? ['What was published before is not signed by these keys: compare every line.']
      : []),
    'Who may sign which list:',
    ...rolesOf(targets).flatMap((role) => roleInWords(role)),
    ...Object.keys(targets.signed.targets).map((path) => `  THE FILE ${path} ITSELF`),
    `Of the ${keyIDs.length} targets keys in root version ${root.signed.version}, ${threshold} must sign:`,
    ...keyIDs.map((keyId) => `    ${inGroups(keyId)}${signers.includes(keyId) ? '  signed' : ''}`),
  ];
}

function changesInWords({ targets, before }: TargetsRequest): string[] {
  if (!before) return ['  New: the first targets of this hub; every line below is new'];
  const old = new Map(rolesOf(before).map((role) => [role.name, termsOf(role)]));
  const now = new Map(rolesOf(targets).map((role) => [role.name, termsOf(role)]));
  const lines = [...now].flatMap(([name, terms]) => {
    const earlier = old.get(name);
    if (earlier === undefined) return [`  New: the list ${name}`];
    return earlier === terms ? [] : [`  CHANGED: who may sign ${name}, or what`];
  });
  for (const name of old.keys()) if (!now.has(name)) lines.push(`  GONE: ${name}`);
  return lines.length > 0 ? lines : ['  Nothing changed but version and date: a renewal'];
}

type DelegatedRole = NonNullable<NonNullable<Targets['delegations']>['roles']>[string];

const rolesOf = ({ signed }: Metadata<Targets>): DelegatedRole[] =>
  Object.values(signed.delegations?.roles ?? {});

const termsOf = ({ keyIDs, threshold, paths, terminating }: DelegatedRole): string =>
  JSON.stringify([keyIDs, threshold, paths, terminating]);

function roleInWords({ name, keyIDs, threshold, paths = [] }: DelegatedRole): string[] {
  const isUsual = paths.length === 1 && paths[0] === `${name}/*` && threshold === 1;
  const unusual = isUsual ? '' : `  UNUSUAL: ${threshold} must sign, for ${paths.join(', ')}`;
  return [`  ${name}${unusual}`, ...keyIDs.map((keyId) => `    ${inGroups(keyId)}`)];
}
