/** A hub in memory that keeps the rules of the exchange, and can be made to fail. */
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import {
  ACKNOWLEDGEMENT_TYPE,
  BUNDLE_TYPE,
  bundleSchema,
  REPLY_TYPE,
  replyInfo,
} from '#shared/exchange/bundle.ts';
import { verifyRequest } from '#shared/exchange/http-signature.ts';
import { chainStart, hashEntry, type Lane } from '#shared/journal/entry.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import { type Envelope, envelopeSchema, openEnvelope, signEnvelope } from '#shared/sealing/dsse.ts';
import { sealTo } from '#shared/sealing/hpke.ts';

export const POST = '8c0f4f2e-6f0a-4d8e-9a55-1f2c3d4e5f60';
const HUB_URL = 'https://hub.example';

const seed = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

export const identity = {
  post: POST,
  epoch: 1,
  hubUrl: HUB_URL,
  signingSecret: seed(1),
  sealingSecret: seed(2),
};
export const hubSigner = { keyId: 'hub', secretKey: seed(3) };
export const hubVerifier = { keyId: 'hub', publicKey: ed25519.getPublicKey(hubSigner.secretKey) };

export const hashOf = (text: string): string => hashEntry(new TextEncoder().encode(text));

export const encode = (value: unknown): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(value));

export type AckFields = {
  readonly lane: Lane;
  readonly seq: number;
  readonly head: string;
  readonly at: string;
  readonly post?: string;
  readonly epoch?: number;
};

export function acknowledgement(fields: AckFields, signer = hubSigner): Envelope {
  const whole = { v: 1, post: POST, epoch: 1, ...fields };
  return signEnvelope(ACKNOWLEDGEMENT_TYPE, encode(whole), signer);
}

export async function reply(
  fields: { readonly seq: number; readonly kind?: string; readonly post?: string },
  body: unknown,
  signer = hubSigner,
): Promise<Envelope> {
  const { seq, kind = 'notice', post = POST } = fields;
  const to = x25519.getPublicKey(identity.sealingSecret);
  const sealed = await sealTo(to, replyInfo(POST, seq), encode(body));
  const at = '2026-06-01T12:00:00.000Z';
  const whole = { v: 1, post, seq, kind, at, body: toBase64Url(sealed) };
  return signEnvelope(REPLY_TYPE, encode(whole), signer);
}

/** What a request is answered with instead; null: as usual. */
type Interference = (path: string) => Response | Promise<Response> | null;

export class FakeHub {
  readonly lanes: Record<Lane, string[]> = { urgent: [], routine: [] };
  readonly replies: Envelope[] = [];
  /** Lane and numbers of every bundle that arrived with a good signature. */
  readonly pushes: string[] = [];
  readonly paths: string[] = [];
  interfere: Interference = () => null;
  seconds = 0;
  now = Date.parse('2026-06-01T12:00:00.000Z');

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    this.paths.push(url.pathname);
    init?.signal?.throwIfAborted();
    const interference = this.interfere(url.pathname);
    if (interference) return interference;
    if (!url.pathname.startsWith('/v1/posts/')) return new Response('no', { status: 404 });
    const body = init?.body instanceof Uint8Array ? init.body : null;
    const verified = verifyRequest({
      method: init?.method ?? 'GET',
      url: url.href,
      headers: Object.fromEntries(new Headers(init?.headers)),
      body,
      publicKey: ed25519.getPublicKey(identity.signingSecret),
      now: Math.floor(this.now / 1000),
      maxSkewInSeconds: 900,
    });
    if (!verified.ok) return this.#unsigned(verified.failure.kind);
    if (body === null) return this.#repliesAfter(Number(url.searchParams.get('after')));
    return this.#take(body);
  };

  /** As if the disk had been put back to a copy. */
  restore(lane: Lane, seq: number): void {
    this.lanes[lane].length = seq;
  }

  acknowledge(lane: Lane): Envelope {
    const texts = this.lanes[lane];
    const last = texts.at(-1);
    this.seconds += 1;
    return acknowledgement({
      lane,
      seq: texts.length,
      head: last === undefined ? chainStart({ post: POST, epoch: 1, lane }) : hashOf(last),
      at: new Date(this.now + this.seconds * 1000).toISOString(),
    });
  }

  #unsigned(kind: string): Response {
    const code = kind === 'stale' ? 'clock-skew' : 'bad-signature';
    return Response.json(
      { kind: 'bad-signature', error: { code } },
      { status: 401, headers: { date: new Date(this.now).toUTCString() } },
    );
  }

  #repliesAfter(after: number): Response {
    return Response.json({ replies: this.replies.slice(after, after + 2) });
  }

  #take(body: Uint8Array): Response {
    const envelope = envelopeSchema.parse(JSON.parse(new TextDecoder().decode(body)));
    const payload = openEnvelope(envelope, BUNDLE_TYPE, {
      keyId: POST,
      publicKey: ed25519.getPublicKey(identity.signingSecret),
    });
    if (!payload.ok) return Response.json({ kind: 'bad-signature' }, { status: 401 });
    const bundle = bundleSchema.parse(JSON.parse(new TextDecoder().decode(payload.value)));
    const { lane, from, entries } = bundle;
    this.pushes.push(`${lane} ${from}-${from + entries.length - 1}`);
    const held = this.lanes[lane];
    if (from > held.length + 1) {
      return Response.json({ kind: 'gap', expected: held.length + 1 }, { status: 409 });
    }
    for (const [index, text] of entries.entries()) {
      const known = held[from - 1 + index];
      if (known !== undefined && known !== text) {
        return Response.json({ kind: 'fork', at: from + index }, { status: 409 });
      }
      held[from - 1 + index] = text;
    }
    return Response.json(this.acknowledge(lane));
  }
}
