/** `keys targets …`: signed where the keys are, installed at the hub. */
import { rename, writeFile } from 'node:fs/promises';
import { installTargets } from '#hub/releases/install-targets.ts';
import { roleKeyOf } from '#hub/releases/role-keys.ts';
import { refuse } from '#hub/releases/root-ceremony.ts';
import { inGroups } from '#hub/releases/root-words.ts';
import {
  parseRequest,
  requestBytes,
  signRequest,
  type TargetsRequest,
} from '#hub/releases/targets-request.ts';
import { requestInWords } from '#hub/releases/targets-words.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { readCarried } from './key-files.ts';
import type { KeysCommand } from './keys-command.ts';

type Of<Name extends KeysCommand['keys']> = Extract<KeysCommand, { keys: Name }>;
type Lines = Result<readonly string[], { readonly kind: string; readonly remedy: string }>;

/** Shows the request in words; signs it only when the holder says which version. */
export async function signTargets({
  key: keyFile,
  file,
  version,
}: Of<'sign-targets'>): Promise<Lines> {
  const request = await requestIn(file);
  if (!request.ok) return request;
  const words = requestInWords(request.value);
  const asked = request.value.targets.signed.version;
  if (version === null) return succeed([...words, `To sign it, say so: --version ${asked}`]);
  if (version !== asked) {
    const reason = `the file is version ${asked}, not ${version}`;
    return refuse('wrong-version', reason, 'read the file again before signing');
  }
  const pem = await readCarried(keyFile);
  if (!pem.ok) return pem;
  const key = roleKeyOf(Buffer.from(pem.value).toString('utf8'));
  if (!key) return refuse('not-a-key', `${keyFile} is no secret key`, 'name the file of your key');
  const signed = signRequest(request.value, key);
  if (!signed.ok) return signed;
  await writeFile(`${file}.new`, requestBytes(signed.value));
  await rename(`${file}.new`, file);
  return succeed([...words, `Signed with ${inGroups(key.keyId)}: ${file}`]);
}

export async function installSignedTargets(
  { files }: Of<'install-targets'>,
  dataDirectory: string,
): Promise<Lines> {
  const signed: Array<{ file: string; request: TargetsRequest }> = [];
  for (const file of files) {
    const request = await requestIn(file);
    if (!request.ok) return request;
    signed.push({ file, request: request.value });
  }
  const installed = await installTargets(dataDirectory, signed);
  if (!installed.ok) return installed;
  const { request, signatures, needed } = installed.value;
  return succeed([
    ...requestInWords(request),
    signatures >= needed
      ? `${signatures} of the ${needed} signatures that are needed are there. Publish now.`
      : `${signatures} of the ${needed} signatures that are needed are there. Have ${needed - signatures} more of its holders sign, then install again.`,
  ]);
}

async function requestIn(file: string) {
  const bytes = await readCarried(file);
  return bytes.ok ? parseRequest(file, bytes.value) : bytes;
}
