/** `keys …`: needs no database and no serving hub; `draw` and `sign` not even a data directory. */
import { createPublicKey } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { type CommandOutput, failWith } from '#hub/cli/command.ts';
import { installRoot } from '#hub/releases/install-root.ts';
import { drawPem, roleKeyOf } from '#hub/releases/role-keys.ts';
import { parseRoot, refuse, rootBytes, signRoot } from '#hub/releases/root-ceremony.ts';
import { inGroups, rootInWords } from '#hub/releases/root-words.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { readCarried, writeNew } from './key-files.ts';
import type { KeysCommand } from './keys-command.ts';
import { runPropose } from './propose-root.ts';
import { installSignedTargets, signTargets } from './run-targets.ts';
import { showKeys } from './show-keys.ts';

export type KeysPlace = {
  readonly dataDirectory: string;
  readonly now: () => Date;
  readonly output: CommandOutput;
};

type Of<Name extends KeysCommand['keys']> = Extract<KeysCommand, { keys: Name }>;

/** Answers the exit code. */
export async function runKeys(command: KeysCommand, place: KeysPlace): Promise<number> {
  const { output } = place;
  const done = await run(command, place);
  if (done.ok) {
    for (const line of done.value) output.line(line);
    return 0;
  }
  const { remedy } = done.failure;
  const reason = 'reason' in done.failure ? done.failure.reason : done.failure.kind;
  return failWith(output, { reason: `Nothing was changed: ${reason}.`, remedy });
}

type Lines = Result<readonly string[], { readonly kind: string; readonly remedy: string }>;

function run(command: KeysCommand, place: KeysPlace): Promise<Lines> {
  switch (command.keys) {
    case 'draw':
      return draw(command);
    case 'status':
      return showKeys(place.dataDirectory, place.now());
    case 'propose':
      return runPropose(command, { ...place, now: place.now() });
    case 'sign':
      return sign(command);
    case 'install':
      return install(command, place);
    case 'sign-targets':
      return signTargets(command);
    case 'install-targets':
      return installSignedTargets(command, place.dataDirectory);
  }
}

async function draw({ role, out }: Of<'draw'>): Promise<Lines> {
  const pem = drawPem();
  const key = roleKeyOf(pem);
  if (!key) throw new Error('unreachable: the key was drawn a moment ago');
  const written = await writeNew(out, pem, { secret: true });
  if (!written.ok) return written;
  const known = createPublicKey(pem).export({ format: 'pem', type: 'spki' }).toString();
  const shown = await writeNew(`${out}.pub`, known, { secret: false });
  if (!shown.ok) return shown;
  return succeed([
    `Key for ${role}: ${inGroups(key.keyId)}`,
    `Secret, stays here: ${out}`,
    `Public, goes to the hub: ${out}.pub`,
  ]);
}

async function sign({ key: keyFile, file, version }: Of<'sign'>): Promise<Lines> {
  const bytes = await readCarried(file);
  if (!bytes.ok) return bytes;
  const root = parseRoot(bytes.value);
  if (!root.ok) return root;
  const words = rootInWords(root.value);
  if (version === null) {
    return succeed([...words, `To sign it, say so: --version ${root.value.signed.version}`]);
  }
  if (version !== root.value.signed.version) {
    const reason = `the file is version ${root.value.signed.version}, not ${version}`;
    return refuse('wrong-version', reason, 'read the file again before signing');
  }
  const pem = await readCarried(keyFile);
  if (!pem.ok) return pem;
  const key = roleKeyOf(Buffer.from(pem.value).toString('utf8'));
  if (!key) return refuse('not-a-key', `${keyFile} is no secret key`, 'name the file of your key');
  const signed = rootBytes(signRoot(root.value, key));
  await writeFile(`${file}.new`, signed);
  await rename(`${file}.new`, file);
  return succeed([...words, `Signed with ${inGroups(key.keyId)}: ${file}`]);
}

async function install({ file }: Of<'install'>, place: KeysPlace): Promise<Lines> {
  const bytes = await readCarried(file);
  if (!bytes.ok) return bytes;
  const root = parseRoot(bytes.value);
  if (!root.ok) return root;
  const installed = await installRoot(place.dataDirectory, root.value, place.now());
  if (!installed.ok) return installed;
  return succeed([...rootInWords(root.value), ...installed.value]);
}
