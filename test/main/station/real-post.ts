/** A post with everything real: its vault, journal and store on the disk, against the real hub. */
import { join } from 'node:path';
import type { Clock } from '#main/services/clock/clock.ts';
import { enrolPost } from '#main/services/enrolment/enrol.ts';
import type { Files } from '#main/services/files/files.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { createFileKeychain } from '#main/services/keychain/file-keychain.ts';
import type { PostIdentity } from '#main/services/post-identity.ts';
import { createVault, openVault } from '#main/services/vault/vault.ts';
import { connectPost } from '#main/station/connect-post.ts';
import { openStationTime } from '#main/station/enrol-station.ts';
import { type Environment, randomOf } from '#main/station/environment.ts';
import { openPost } from '#main/station/open-post.ts';
import type { Officer } from '#shared/station/session.ts';
import { mustBe, type RealHub } from '../services/sync/real-hub.ts';
import { PASSPHRASE } from './station-fixture.ts';

const OFFICER: Officer = { id: 'ana', displayName: 'Ana Ruiz', role: 'line' };
const HUB_URL = 'https://hub.example/';

/** Cheap: no test here is about passphrases. */
const stretch = async () => new Uint8Array(32).fill(9);

/** The steps of a renewal, in order: a test lets the machine die at one of them. */
export const STEPS = [
  'the new keys are kept',
  'the hub hears of them',
  'the hub answers',
  'the answer is kept',
  'the journal is told',
  'the note for the journal is taken off',
] as const;
export type Step = (typeof STEPS)[number];

/** What the machine does: nothing is sent and nothing is kept in the vault any more once it is dead. */
export type Machine = { readonly diesBefore: Step | null; readonly steps: Step[] };

export const machine = (diesBefore: Step | null = null): Machine => ({ diesBefore, steps: [] });

export class RealPost {
  readonly directory: string;
  readonly hub: RealHub;
  readonly clock: Clock;
  /** The line to the hub. */
  fetch: typeof fetch;

  constructor(directory: string, hub: RealHub) {
    this.directory = directory;
    this.hub = hub;
    this.fetch = hub.fetch;
    this.clock = { wall: () => hub.clock.at.toISOString(), monotonicInMs: () => 0 };
  }

  /** Answers a copy of the keys that the post starts with. */
  async enrol(change: Partial<PostIdentity> = {}): Promise<PostIdentity> {
    const ticket = await this.hub.ticket();
    const options = { hubUrl: HUB_URL, ticket, name: 'North gate' };
    const { fetch } = this;
    const joined = mustBe(await enrolPost({ ...options, fetch, random: randomOf }));
    const identity = { ...joined.identity, ...change };
    const place = { ...this.environment(machine()), directory: this.directory, stretch };
    mustBe(await createVault(place, { officer: OFFICER, passphrase: PASSPHRASE, identity }));
    return structuredClone(identity);
  }

  /** As another officer where one is given: whose slot opened the vault is all the same to the post. */
  async open(on: Machine = machine(), officer: Officer = OFFICER) {
    const environment = this.environment(on);
    const place = { ...environment, directory: this.directory, stretch };
    const vault = mustBe(await openVault(place));
    if (!vault) throw new Error('not enrolled');
    const unlocked = mustBe(await vault.unlock(OFFICER.id, PASSPHRASE));
    const opened = await openPost({
      environment,
      trustedTime: await openStationTime(environment),
      vault,
      unlocked: { ...unlocked, officer },
      onBug: () => undefined,
      onOrder: async () => undefined,
      isRevoked: false,
      connect: (options) =>
        connectPost({
          ...options,
          onKeysRenewed(fingerprint) {
            take(on, 'the journal is told');
            return options.onKeysRenewed(fingerprint);
          },
        }),
    });
    return mustBe(opened);
  }

  private environment(on: Machine): Environment {
    return {
      dataDirectory: this.directory,
      keychain: createFileKeychain(nodeFiles, this.directory),
      clock: this.clock,
      files: dyingFiles(on),
      random: randomOf,
      fetch: dyingFetch(on, (input, init) => this.fetch(input, init)),
    };
  }
}

/** Notes a step, or throws when the machine dies before it or is dead already. */
function take(on: Machine, step: Step): void {
  if (isDead(on)) throw died();
  on.steps.push(step);
  if (isDead(on)) throw died();
}

const isDead = ({ diesBefore, steps }: Machine): boolean =>
  diesBefore !== null && steps.includes(diesBefore);

const died = (): Error => Object.assign(new Error('the machine is off'), { code: 'EIO' });

/** Each time the vault is written in a renewal, another step of it is kept. */
const KEPT = [
  'the new keys are kept',
  'the answer is kept',
  'the note for the journal is taken off',
] as const;

function dyingFiles(on: Machine): Files {
  return {
    ...nodeFiles,
    async rename(from, to) {
      if (to.endsWith(join('/', 'vault.json'))) {
        const next = KEPT.find((step) => !on.steps.includes(step));
        if (next !== undefined) take(on, next);
      }
      await nodeFiles.rename(from, to);
    },
  };
}

const dyingFetch =
  (on: Machine, fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (input, init) => {
    if (isDead(on)) throw died();
    if (!String(input).endsWith('/keys')) return await fetch(input, init);
    take(on, 'the hub hears of them');
    const answer = await fetch(input, init);
    take(on, 'the hub answers');
    return answer;
  };
