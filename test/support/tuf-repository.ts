/**
 * A small TUF repository in memory, signed with keys of its own: what a hub publishes, and everything a
 * hub would never publish.
 */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { canonicalize } from '@tufjs/canonical-json';
import type { RepositorySource } from '#main/services/release-store/repository-source.ts';
import { fail, succeed } from '#shared/kernel/result.ts';

export type TestKey = { readonly id: string; readonly json: object; readonly secret: KeyObject };
type Fields = Record<string, unknown>;

const EXPIRES = '2027-01-01T00:00:00Z';

export function drawKey(): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const x = publicKey.export({ format: 'jwk' }).x ?? '';
  const keyval = { public: Buffer.from(x, 'base64url').toString('hex') };
  const json = { keytype: 'ed25519', scheme: 'ed25519', keyval };
  const id = createHash('sha256').update(canonicalize(json)).digest('hex');
  return { id, json, secret: privateKey };
}

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** A stream of these chunks, which then ends, or breaks with `error`. */
export function streamOf(chunks: readonly Uint8Array[], error?: Error): ReadableStream<Uint8Array> {
  const rest = [...chunks];
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = rest.shift();
      if (chunk) controller.enqueue(chunk);
      else if (error) controller.error(error);
      else controller.close();
    },
  });
}

export function signMetadata(signed: Fields, keys: readonly TestKey[]): Buffer {
  const message = Buffer.from(canonicalize(signed));
  const signatures = keys.map(({ id, secret }) => ({
    keyid: id,
    sig: sign(null, message, secret).toString('hex'),
  }));
  return Buffer.from(canonicalize({ signatures, signed }));
}

/** A sealed-file header and some content: all that the store looks at. */
export function sealedTarget(text: string, keyEpoch = 1): Buffer {
  const epoch = Buffer.alloc(4);
  epoch.writeUInt32BE(keyEpoch);
  return Buffer.concat([Buffer.from('FPS1'), epoch, Buffer.from(text)]);
}

/** `{ sltd: { 'sltd/list.json.sealed': bytes } }`. */
export type Lists = Record<string, Record<string, Uint8Array>>;

export type PublishOptions = {
  readonly version: number;
  readonly lists: Lists;
  readonly timestampVersion?: number;
  readonly expires?: Partial<Record<'timestamp' | 'snapshot' | 'targets' | 'root', string>>;
  /** Changes the signed part of a role before it is signed. */
  readonly edit?: (role: string, signed: Fields) => Fields;
  /** Keys other than the right ones. */
  readonly keys?: Record<string, TestKey | readonly TestKey[]>;
  readonly paths?: Record<string, readonly string[]>;
};

export class TufRepository {
  readonly metadata = new Map<string, Uint8Array>();
  readonly targets = new Map<string, Uint8Array>();
  readonly keys = new Map<string, TestKey>();
  /** What was fetched: names of metadata, and paths of targets with their first byte. */
  readonly asked: string[] = [];
  /** Bytes of targets that were sent. */
  sent = 0;
  rootVersion = 0;

  key(role: string): TestKey {
    const key = this.keys.get(role) ?? drawKey();
    this.keys.set(role, key);
    return key;
  }

  /** Puts a root in place; `signers` of the one before sign too. */
  publishRoot(options: { expires?: string; signers?: readonly TestKey[]; version?: number } = {}) {
    this.rootVersion = options.version ?? this.rootVersion + 1;
    const roles = ['root', 'timestamp', 'snapshot', 'targets'].map((role) => {
      return [role, this.key(role)] as const;
    });
    const signed = {
      _type: 'root',
      spec_version: '1.0.31',
      version: this.rootVersion,
      expires: options.expires ?? EXPIRES,
      consistent_snapshot: true,
      keys: Object.fromEntries(roles.map(([, { id, json }]) => [id, json])),
      roles: Object.fromEntries(
        roles.map(([role, { id }]) => [role, { keyids: [id], threshold: 1 }]),
      ),
    };
    const signers = new Set([...(options.signers ?? []), this.key('root')]);
    const bytes = signMetadata(signed, [...signers]);
    this.metadata.set(`${this.rootVersion}.root.json`, bytes);
    return bytes.toString('utf8');
  }

  publish(options: PublishOptions): void {
    const { version, lists, timestampVersion = version } = options;
    const roles = Object.keys(lists);
    const meta: Fields = {};
    for (const role of roles) {
      const targets = this.#putTargets(lists[role] ?? {});
      meta[`${role}.json`] = this.#put(options, role, {
        ...header('targets', version, options.expires?.targets),
        targets,
      });
    }
    meta['targets.json'] = this.#put(options, 'targets', {
      ...header('targets', version, options.expires?.targets),
      targets: {},
      delegations: this.#delegations(options, roles),
    });
    const snapshot = this.#put(options, 'snapshot', {
      ...header('snapshot', version, options.expires?.snapshot),
      meta,
    });
    const timestamp = {
      ...header('timestamp', timestampVersion, options.expires?.timestamp),
      meta: { 'snapshot.json': snapshot },
    };
    this.metadata.set('timestamp.json', this.#signed(options, 'timestamp', timestamp));
  }

  source(): RepositorySource {
    return {
      metadata: async (name, maxBytes) => {
        this.asked.push(name);
        const bytes = this.metadata.get(name);
        if (!bytes) return fail({ kind: 'not-found' });
        return bytes.length > maxBytes
          ? fail({ kind: 'too-large', limitInBytes: maxBytes })
          : succeed(bytes);
      },
      target: async (path, from) => {
        this.asked.push(`${path.replace(/\/[0-9a-f]{64}\./u, '/')}@${from}`);
        const bytes = this.targets.get(path);
        if (!bytes) return fail({ kind: 'not-found' });
        this.sent += bytes.length - from;
        return succeed(streamOf([bytes.subarray(from)]));
      },
    };
  }

  #putTargets(files: Record<string, Uint8Array>): Fields {
    const entries = Object.entries(files).map(([path, bytes]) => {
      const [folder, name] = path.split('/');
      this.targets.set(`${folder}/${sha256(bytes)}.${name}`, bytes);
      return [path, { length: bytes.length, hashes: { sha256: sha256(bytes) } }];
    });
    return Object.fromEntries(entries) as Fields;
  }

  #delegations({ paths }: PublishOptions, roles: readonly string[]): Fields {
    return {
      keys: Object.fromEntries(roles.map((role) => [this.key(role).id, this.key(role).json])),
      roles: roles.map((role) => ({
        name: role,
        keyids: [this.key(role).id],
        threshold: 1,
        terminating: true,
        paths: paths?.[role] ?? [`${role}/*`],
      })),
    };
  }

  #put(options: PublishOptions, role: string, signed: Fields): Fields {
    const bytes = this.#signed(options, role, signed);
    this.metadata.set(`${options.version}.${role}.json`, bytes);
    return { version: options.version, length: bytes.length, hashes: { sha256: sha256(bytes) } };
  }

  #signed({ edit, keys }: PublishOptions, role: string, signed: Fields): Buffer {
    return signMetadata(
      edit ? edit(role, signed) : signed,
      [keys?.[role] ?? this.key(role)].flat(),
    );
  }
}

function header(type: string, version: number, expires = EXPIRES): Fields {
  return { _type: type, spec_version: '1.0.31', version, expires };
}
