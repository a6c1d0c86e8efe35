/** An enrolled post with a release of its own, set up without a hub, in a real loopback shell; and how a trainee uses it. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { x25519 } from '@noble/curves/ed25519.js';
import type { Page } from 'playwright-core';
import { ROOT } from '#build/lib/run-command.ts';
import { publishTrainingWorld } from '#build/training/training-release.ts';
import { type Loopback, runLoopback } from '#main/loopback/run-loopback.ts';
import { systemClock } from '#main/services/clock/clock.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { createFileKeychain } from '#main/services/keychain/file-keychain.ts';
import { openReleaseStore } from '#main/services/release-store/release-store.ts';
import { sourceOf, type TrainingWorld } from '#main/services/training/training-world.ts';
import { ARGON2_FLOOR } from '#main/services/vault/argon2-cost.ts';
import { enrolStation } from '#main/station/enrol-station.ts';
import { releaseKeyInfo } from '#shared/exchange/enrolment.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { succeed } from '#shared/kernel/result.ts';
import { sealTo } from '#shared/sealing/hpke.ts';
import { freshIdentity, PASSPHRASE, TICKET } from '#test/main/station/station-fixture.ts';
import { filesBelow } from '#test/support/readable-on-disk.ts';

const SUPERVISOR = { id: 'ana', displayName: 'Ana Ruiz', role: 'supervisor' } as const;
const PATIENCE = 60_000;

/** The post's own release is another invented one, under keys of its own. */
export async function enrolPostWithLists(directory: string): Promise<void> {
  const lists = await publishTrainingWorld();
  const answer = await enrolStation({
    dataDirectory: directory,
    keychain: createFileKeychain(nodeFiles, directory),
    clock: systemClock(),
    fetch: () => Promise.reject(new Error('no network in this story')),
    hubUrl: 'http://hub.example/',
    ticket: TICKET,
    postName: 'Tarvos Pass',
    officer: SUPERVISOR,
    passphrase: PASSPHRASE,
    argon2: ARGON2_FLOOR,
    enrol: async ({ name }) =>
      succeed({ identity: { ...(await identityFor(lists)), name }, now: new Date().toISOString() }),
  });
  if (answer.kind !== 'enrolled') throw new Error(`enrolment: ${JSON.stringify(answer)}`);
  const store = await openReleaseStore({
    directory: path.join(directory, 'release-store'),
    root: lists.root,
    clock: () => new Date(),
  });
  if (!store.ok) throw new Error(store.failure.reason);
  const installed = await store.value.update(sourceOf(lists));
  if (!installed.ok) throw new Error(installed.failure.reason);
}

async function identityFor({ root, releaseKey }: TrainingWorld) {
  const identity = await freshIdentity();
  const { epoch, key } = releaseKey;
  const wrapped = await sealTo(
    x25519.getPublicKey(identity.sealingSecret),
    releaseKeyInfo(identity.post, epoch),
    fromBase64Url(key) ?? new Uint8Array(32),
  );
  return {
    ...identity,
    anchors: { ...identity.anchors, root },
    releaseKeys: [{ epoch, wrapped: toBase64Url(wrapped) }],
  };
}

/** `asked` collects every address that the station reaches for. */
export async function openPost(directory: string, asked: string[]): Promise<Loopback> {
  const started = await runLoopback({
    dataDirectory: directory,
    rendererDirectory: path.join(ROOT, 'dist', 'renderer'),
    demo: null,
    trainingWorld: path.join(ROOT, 'dist', 'training', 'world.json'),
    writeLog: (line) => process.stderr.write(`${line}\n`),
    station: {
      fetch: (input) => {
        asked.push(String(input instanceof Request ? input.url : input));
        return Promise.reject(new Error('no network in this story'));
      },
    },
  });
  if (!started.ok) throw new Error(JSON.stringify(started.failure));
  return started.value;
}

/** Every file of the journal by its name, to the byte. */
export async function journalOf(directory: string): Promise<Readonly<Record<string, string>>> {
  const files = filesBelow(path.join(directory, 'journal'));
  const read = files.map(
    async (file) => [file, (await readFile(file)).toString('base64')] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}

/** One digest over all rows of the operational cache in the browser; null when there is none. */
export function digestOfCache(page: Page, name: string): Promise<string | null> {
  return page.evaluate(async (wanted) => {
    const answerOf = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(request.error?.name));
      });
    const known = await indexedDB.databases();
    if (!known.some((each) => each.name === wanted)) return null;
    const database = await answerOf(indexedDB.open(wanted));
    const parts: string[] = [];
    for (const table of [...database.objectStoreNames]) {
      const rows = database.transaction(table).objectStore(table);
      parts.push(table, JSON.stringify(await answerOf(rows.getAllKeys())));
      const values: unknown[] = await answerOf(rows.getAll());
      parts.push(
        JSON.stringify(values, (_, value: unknown) =>
          value instanceof Uint8Array ? Array.from(value).join() : value,
        ),
      );
    }
    database.close();
    const digest = await crypto.subtle.digest(
      'SHA-256',
      new TextEncoder().encode(parts.join('\n')),
    );
    return Array.from(new Uint8Array(digest)).join('-');
  }, name);
}

/** Presses the key of the lesson's leading action, once it can be pressed. */
export async function goOn(page: Page, action: string): Promise<void> {
  const button = page.locator('aside button:enabled').filter({ hasText: action });
  await button.first().waitFor({ timeout: PATIENCE });
  await page.keyboard.press('Alt+Enter');
}

/** Chooses the option with this digit and answers what is said to it. */
export async function choose(page: Page, digit: number): Promise<string> {
  const feedback = page.locator('aside [data-worth]');
  const before = await feedback.count();
  await page.keyboard.press(`Digit${digit}`);
  await feedback.nth(before).waitFor({ timeout: PATIENCE });
  return plain((await page.locator('aside [role=status]').last().textContent()) ?? '');
}

/** Text as it is read: values stand in it isolated from the direction of their surroundings. */
export const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/gu, '');

/** Finds that text, whatever is isolated in it. */
export const reading = (text: string): RegExp =>
  new RegExp(
    [...text]
      .map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/u, '\\$&'))
      .join('[\u2068\u2069]*'),
    'u',
  );
