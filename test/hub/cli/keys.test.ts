import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { x25519 } from '@noble/curves/ed25519.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runKeysRecover } from '#hub/cli/commands/keys-recover.ts';
import { runKeysRecovery } from '#hub/cli/commands/keys-recovery.ts';
import { anchorsOf } from '#hub/services/anchors.ts';
import { identityOf } from '#hub/services/identity.ts';
import { recoveryPublicKey } from '#hub/services/recovery-key.ts';
import { fingerprintOf } from '#shared/exchange/enrolment.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import {
  openRecoveryAnswer,
  type RecoveryRequest,
  readRecoveryAnswer,
  requestHash,
  spokenFingerprint,
} from '#shared/recovery/recovery-exchange.ts';
import { sealRecoverySlot } from '#shared/recovery/recovery-slot.ts';

const POST = '3f2c1a52-7a8e-4a5b-9d7e-1f2a3b4c5d6e';
const REQUEST_SECRET = new Uint8Array(32).fill(6);
const ROOT_KEY = new Uint8Array(32).fill(4);

describe('the recovery key of an agency', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'farpost-keys-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const at = (name: string): string => join(folder, name);
  const data = () => at('hub');

  function collector() {
    const lines: string[] = [];
    const problems: string[] = [];
    const output = {
      line: (text: string) => lines.push(text),
      problem: (text: string) => problems.push(text),
      progress: () => undefined,
    };
    return { output, out: () => lines.join('\n'), problems: () => problems.join('\n') };
  }

  async function draw(out = at('secret.json')) {
    const said = collector();
    const exitCode = await runKeysRecovery({ dataDirectory: data(), out }, said.output);
    return { exitCode, said };
  }

  async function writeRequest(change: Partial<RecoveryRequest> = {}): Promise<string> {
    const recoveryKey = fromBase64Url((await recoveryPublicKey(data())) ?? '') ?? ROOT_KEY;
    const about = { recoveryKey, holds: 'root', post: POST, epoch: 1 } as const;
    const slot = await sealRecoverySlot(about, ROOT_KEY);
    if (!slot.ok) throw new Error(slot.failure.kind);
    const request: RecoveryRequest = {
      type: 'farpost-recovery-request',
      v: 1,
      post: { id: POST, name: 'Tarvos Pass' },
      officer: { id: 'ana-1', displayName: 'Ana' },
      slots: [slot.value],
      requestKey: toBase64Url(x25519.getPublicKey(REQUEST_SECRET)),
      at: '2026-05-04T08:00:00.000Z',
      ...change,
    };
    const text = JSON.stringify(request);
    writeFileSync(at('request.json'), text);
    return text;
  }

  async function recover(fingerprint: string | undefined, key = at('secret.json')) {
    const said = collector();
    const files = { key, request: at('request.json'), out: at('answer.json') };
    const exitCode = await runKeysRecover({ ...files, fingerprint }, said.output);
    return { exitCode, said };
  }

  const hasAnswer = (): boolean => {
    try {
      return readFileSync(at('answer.json'), 'utf8').length > 0;
    } catch {
      return false;
    }
  };

  it('leaves its public half at the hub and its secret half in one private file', async () => {
    expect(await recoveryPublicKey(data())).toBeNull();
    const { exitCode, said } = await draw();
    expect(exitCode, said.problems()).toBe(0);
    const secretFile = readFileSync(at('secret.json'), 'utf8');
    const { secretKey, id } = JSON.parse(secretFile) as { secretKey: string; id: string };
    const secret = fromBase64Url(secretKey) ?? new Uint8Array();
    expect(await recoveryPublicKey(data())).toBe(toBase64Url(x25519.getPublicKey(secret)));
    expect(said.out()).toContain(id);
    expect(statSync(at('secret.json')).mode & 0o077).toBe(0);
    expect(readFileSync(join(data(), 'keys', 'recovery.json'), 'utf8')).not.toContain(secretKey);
  });

  it('is among what a post must believe about the hub, and bound by its fingerprint', async () => {
    const metadata = join(data(), 'releases', 'repository', 'metadata');
    mkdirSync(metadata, { recursive: true });
    writeFileSync(join(metadata, '1.root.json'), '{}');
    const identity = identityOf(new Uint8Array(32).fill(1), new Uint8Array(32).fill(2));
    const before = await anchorsOf(data(), identity);
    await draw();
    const after = await anchorsOf(data(), identity);
    if (!before || !after) throw new Error('no anchors');
    expect(before).not.toHaveProperty('recoveryKey');
    expect(after).toEqual({ ...before, recoveryKey: await recoveryPublicKey(data()) });
    expect(fingerprintOf(after)).not.toBe(fingerprintOf(before));
  });

  it('is drawn once, never over a file, and never into the files of the hub', async () => {
    writeFileSync(at('there.json'), 'kept');
    expect((await draw(at('there.json'))).exitCode).toBe(1);
    expect(readFileSync(at('there.json'), 'utf8')).toBe('kept');
    expect((await draw(join(data(), 'keys', 'secret.json'))).exitCode).toBe(1);
    expect(await recoveryPublicKey(data())).toBeNull();
    await draw();
    const before = await recoveryPublicKey(data());
    const again = await draw(at('second.json'));
    expect(again.exitCode).toBe(1);
    expect(again.said.problems()).toContain('has a recovery key already');
    expect(() => statSync(at('second.json'))).toThrow('ENOENT');
    expect(await recoveryPublicKey(data())).toBe(before);
  });

  it('stops the hub from enrolling posts when its public half is damaged', async () => {
    await draw();
    writeFileSync(join(data(), 'keys', 'recovery.json'), '{"v":1,"publicKey":"AAAA"}');
    await expect(recoveryPublicKey(data())).rejects.toThrow('restore the file from backup');
    writeFileSync(join(data(), 'keys', 'recovery.json'), '{');
    await expect(recoveryPublicKey(data())).rejects.toThrow('holds no recovery key');
  });

  it('answers a request once its fingerprint was heard, and only that request', async () => {
    await draw();
    const text = await writeRequest();
    const first = await recover(undefined);
    expect(first.exitCode).toBe(1);
    expect(first.said.out()).toContain('Post: Tarvos Pass');
    expect(first.said.out()).toContain('Officer: Ana (ana-1)');
    expect(first.said.out()).toContain(`Fingerprint: ${spokenFingerprint(text)}`);
    expect(first.said.problems()).toContain('call the post');
    expect(hasAnswer()).toBe(false);
    const heard = spokenFingerprint(text).replaceAll(' ', '-');
    const second = await recover(heard);
    expect(second.exitCode, second.said.problems()).toBe(0);
    const answer = readRecoveryAnswer(readFileSync(at('answer.json'), 'utf8'));
    if (!answer) throw new Error('no answer');
    expect(answer).toMatchObject({ post: POST, request: requestHash(text) });
    expect(await openRecoveryAnswer(answer, 'root', REQUEST_SECRET)).toEqual({
      ok: true,
      value: ROOT_KEY,
    });
    expect((await recover(heard)).said.problems()).toContain('was not written');
  });

  it('gives out the root key only, whatever else a request asks for', async () => {
    await draw();
    await writeRequest();
    const { slots } = JSON.parse(readFileSync(at('request.json'), 'utf8')) as RecoveryRequest;
    const text = await writeRequest({ slots: slots.map((slot) => ({ ...slot, holds: 'asylum' })) });
    const { exitCode, said } = await recover(spokenFingerprint(text));
    expect(exitCode).toBe(1);
    expect(said.problems()).toContain('no recovery slot of the root key');
    expect(hasAnswer()).toBe(false);
  });

  it.each([
    { what: 'another fingerprint', fingerprint: '0000 '.repeat(8), says: 'is not that of' },
    { what: 'no digits at all', fingerprint: '', says: 'is not that of' },
  ])('opens nothing for $what', async ({ fingerprint, says }) => {
    await draw();
    await writeRequest();
    const { exitCode, said } = await recover(fingerprint);
    expect(exitCode).toBe(1);
    expect(said.problems()).toContain(says);
    expect(hasAnswer()).toBe(false);
  });

  it('says which recovery key a post needs, and what is no key and no request', async () => {
    await draw();
    const text = await writeRequest();
    const heard = spokenFingerprint(text);
    rmSync(join(data(), 'keys'), { recursive: true });
    await draw(at('other.json'));
    const other = await recover(heard, at('other.json'));
    expect(other.said.problems()).toContain('another recovery key');
    const none = await recover(heard, at('nothing.json'));
    expect(none.said.problems()).toContain('holds no recovery key');
    writeFileSync(at('request.json'), '{"type":"farpost-recovery-answer"}');
    expect((await recover(heard)).said.problems()).toContain('is no recovery request');
    expect(hasAnswer()).toBe(false);
  });

  it('says so when a slot was changed on the way, or the request key cannot be used', async () => {
    await draw();
    const text = await writeRequest({ post: { id: POST.replace('3f', '4f'), name: 'Elsewhere' } });
    expect((await recover(spokenFingerprint(text))).said.problems()).toContain('cannot be opened');
    const weak = await writeRequest({ requestKey: 'A'.repeat(43) });
    expect((await recover(spokenFingerprint(weak))).said.problems()).toContain('cannot be used');
    expect(hasAnswer()).toBe(false);
  });

  it('lets no name in a request steer the terminal', async () => {
    await draw();
    const name = 'Tarvos\u001b[2J\u202e Pass';
    await writeRequest({ post: { id: POST, name }, officer: { id: 'a\r', displayName: name } });
    const { said } = await recover(undefined);
    expect(said.out()).toContain('Post: Tarvos?[2J? Pass');
    expect(said.out().replaceAll('\n', '')).not.toMatch(/\p{C}/u);
  });
});
