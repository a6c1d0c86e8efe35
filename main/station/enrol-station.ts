/** First set-up of a post: it joins its hub, gets a vault with a first officer, and notes it down. */
import { join } from 'node:path';
import { openTrustedTime, type TrustedTime } from '#main/services/clock/trusted-time.ts';
import type { EnrolmentFailure } from '#main/services/enrolment/enrol.ts';
import { enrolPost } from '#main/services/enrolment/enrol.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { type PostIdentity, wipeIdentity } from '#main/services/post-identity.ts';
import { nodeReleaseFiles } from '#main/services/release-store/release-files.ts';
import { isPassphraseTooShort, SHORTEST_PASSPHRASE } from '#main/services/vault/passphrase.ts';
import { type CreateFailure, createVault, openVault } from '#main/services/vault/vault.ts';
import { fingerprintOf } from '#shared/exchange/enrolment.ts';
import { toHex } from '#shared/kernel/bytes.ts';
import type { EnrolAnswer, Officer, Role } from '#shared/station/session.ts';
import { type Environment, randomOf } from './environment.ts';
import { openPostJournal } from './open-post.ts';

export type EnrolStation = Omit<Environment, 'files' | 'random'> &
  Partial<Pick<Environment, 'files' | 'random'>> &
  Enrolment & {
    /** For tests; the real thing when absent. */
    readonly enrol?: typeof enrolPost;
  };

export type Enrolment = {
  readonly hubUrl: string;
  readonly ticket: string;
  readonly postName: string;
  readonly officer: {
    readonly displayName: string;
    /** Made from the name when absent. */
    readonly id?: string;
    /** The first officer of a post is its administrator unless stated. */
    readonly role?: Role;
  };
  readonly passphrase: string;
};

/** The vault is written last but one: a set-up that fails half-way leaves no half post behind. */
export async function enrolStation(options: EnrolStation): Promise<EnrolAnswer> {
  const environment: Environment = { files: nodeFiles, random: randomOf, ...options };
  const { passphrase, postName, hubUrl, ticket } = options;
  const { files, dataDirectory, random, fetch } = environment;
  await files.makeDirectory(dataDirectory);
  const there = await openVault({ ...environment, directory: dataDirectory });
  if (!there.ok) return { kind: 'failed', reason: there.failure.reason.slice(0, 300) };
  if (there.value) return { kind: 'already-enrolled' };
  // Before the hub is asked: a ticket is good only once.
  if (isPassphraseTooShort(passphrase)) {
    return { kind: 'passphrase-too-short', minimum: SHORTEST_PASSPHRASE };
  }
  const left = await leftByEarlierPost(dataDirectory);
  if (left.length > 0) return { kind: 'failed', reason: moveAwayFirst(left, dataDirectory) };
  const enrol = options.enrol ?? enrolPost;
  const joined = await enrol({ hubUrl, ticket, name: postName, fetch, random });
  if (!joined.ok) return answerTo(joined.failure);
  try {
    return await settle(environment, options, joined.value);
  } finally {
    wipeIdentity(joined.value.identity);
  }
}

/** A new post begins at epoch 1 again: it would go on in the files of another, which it cannot read. */
async function leftByEarlierPost(dataDirectory: string): Promise<readonly string[]> {
  const left: string[] = [];
  for (const name of ['journal', 'inbox']) {
    const files = await nodeReleaseFiles.list(join(dataDirectory, name));
    if (files.length > 0) left.push(name);
  }
  return left;
}

/** The folder comes last: a long path must not cut off the remedy. */
function moveAwayFirst(left: readonly string[], dataDirectory: string): string {
  const names = left.map((name) => `"${name}"`).join(' and ');
  const remedy = `Move ${names} of an earlier post away first, and keep what you move: not all of it may have been sent. The ticket is still unused.`;
  return `${remedy} Folder: ${dataDirectory}`.slice(0, 300);
}

/** `maria-lopez-3f9a`: readable in the journal, and nobody else's. */
export function officerIdFor(displayName: string, random: (length: number) => Uint8Array): string {
  const plain = displayName.normalize('NFKD').toLowerCase();
  const slug = plain
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '');
  return `${slug.slice(0, 40) || 'officer'}-${toHex(random(2))}`;
}

type Joined = { readonly identity: PostIdentity; readonly now: string };

async function settle(
  environment: Environment,
  enrolment: Enrolment,
  { identity, now }: Joined,
): Promise<EnrolAnswer> {
  const { passphrase } = enrolment;
  const officer = firstOfficer(environment, enrolment);
  const place = { ...environment, directory: environment.dataDirectory };
  const created = await createVault(place, { officer, passphrase, identity });
  if (!created.ok) return answerToVault(created.failure);
  const { rootKey } = created.value;
  try {
    const trustedTime = await openStationTime(environment);
    await trustedTime.raise(now);
    const journal = await openPostJournal(environment, trustedTime, {
      identity,
      rootKey,
      asylumKey: null,
    });
    if (journal.ok) {
      const payload = { hub: identity.hubUrl, fingerprint: fingerprintOf(identity.anchors) };
      const facts = { officer: officer.id, release: null };
      await journal.value.append({ kind: 'post-enrolled', payload, ...facts });
      await journal.value.close();
    }
  } finally {
    rootKey.fill(0);
  }
  return { kind: 'enrolled', post: identity.name };
}

export const openStationTime = ({ files, dataDirectory }: Environment): Promise<TrustedTime> =>
  openTrustedTime({ file: join(dataDirectory, 'trusted-time.json'), files });

function firstOfficer({ random }: Environment, { officer }: Enrolment): Officer {
  const { displayName, role = 'administrator' } = officer;
  return { id: officer.id ?? officerIdFor(displayName, random), displayName, role };
}

function answerToVault(failure: CreateFailure): EnrolAnswer {
  if (failure.kind === 'passphrase-too-short') return failure;
  if (failure.kind === 'vault-exists') return { kind: 'already-enrolled' };
  if (failure.kind === 'recovery-key-not-usable') {
    const reason = 'the recovery key of the hub cannot be used: tell the agency';
    return { kind: 'failed', reason };
  }
  return { kind: 'failed', reason: `${failure.reason}. ${failure.remedy}`.slice(0, 300) };
}

/** The door shows these as they are. */
const answerTo = (failure: EnrolmentFailure): EnrolAnswer => failure;
