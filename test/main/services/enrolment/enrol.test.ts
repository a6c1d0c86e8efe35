import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enrolPost } from '#main/services/enrolment/enrol.ts';
import {
  type EnrolmentAnswer,
  type EnrolmentRequest,
  enrolmentRequestSchema,
  fingerprintOf,
  type HubAnchors,
  releaseKeyInfo,
} from '#shared/exchange/enrolment.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { sealTo } from '#shared/sealing/hpke.ts';

const POST = '8c0f4f2e-6f0a-4d8e-9a55-1f2c3d4e5f60';
const CODE = 'ABCD-EFGH-JKLM';
const anchors: HubAnchors = {
  root: '{"signed":{}}',
  signingKey: toBase64Url(ed25519.getPublicKey(new Uint8Array(32).fill(3))),
  sealingKey: toBase64Url(x25519.getPublicKey(new Uint8Array(32).fill(4))),
};
const TICKET = `${CODE}.${fingerprintOf(anchors)}`;

async function answerTo(request: EnrolmentRequest): Promise<EnrolmentAnswer> {
  const to = fromBase64Url(request.sealingKey) ?? new Uint8Array();
  const wrapped = await sealTo(to, releaseKeyInfo(POST, 1), new Uint8Array(32).fill(5));
  return {
    post: POST,
    epoch: 1,
    name: 'North gate',
    anchors,
    releaseKeys: [{ epoch: 1, wrapped: toBase64Url(wrapped) }],
    now: '2026-06-01T12:00:00Z',
  };
}

type Hub = (request: EnrolmentRequest) => Response | Promise<Response>;
const honest: Hub = async (request) => Response.json(await answerTo(request));

function enrol(hub: Hub, more: { ticket?: string; hubUrl?: string; timeoutInMs?: number } = {}) {
  let drawn = 20;
  return enrolPost({
    hubUrl: 'https://hub.example',
    ticket: TICKET,
    name: 'North gate',
    fetch: async (input, init) => {
      expect(String(input)).toBe('https://hub.example/v1/enrolments');
      init?.signal?.throwIfAborted();
      return hub(enrolmentRequestSchema.parse(JSON.parse(String(init?.body))));
    },
    random(length) {
      drawn += 1;
      return new Uint8Array(length).fill(drawn);
    },
    ...more,
  });
}

describe('enrolment', () => {
  it('gives the post its identity, with keys that only it has', async () => {
    const seen: EnrolmentRequest[] = [];
    const enrolled = await enrol((request) => {
      seen.push(request);
      return honest(request);
    });
    if (!enrolled.ok) throw new Error(enrolled.failure.kind);
    const { identity, now } = enrolled.value;
    expect(identity).toMatchObject({
      post: POST,
      epoch: 1,
      name: 'North gate',
      hubUrl: 'https://hub.example',
      anchors,
      keysSince: '2026-06-01T12:00:00Z',
    });
    expect(now).toBe('2026-06-01T12:00:00Z');
    expect(seen).toEqual([
      {
        code: CODE,
        name: 'North gate',
        signingKey: toBase64Url(ed25519.getPublicKey(identity.signingSecret)),
        sealingKey: toBase64Url(x25519.getPublicKey(identity.sealingSecret)),
      },
    ]);
    expect(identity.signingSecret).not.toEqual(identity.sealingSecret);
  });

  it('takes a ticket with blanks around it', async () => {
    expect(await enrol(honest, { ticket: ` ${TICKET}\n` })).toMatchObject({ ok: true });
  });

  it.each(['', 'x', CODE, `${CODE}.xyz`, `${CODE.toLowerCase()}.${fingerprintOf(anchors)}`])(
    'asks nobody with the malformed ticket "%s"',
    async (ticket) => {
      let asked = 0;
      const enrolled = await enrol(
        (request) => {
          asked += 1;
          return honest(request);
        },
        { ticket },
      );
      expect(enrolled).toEqual({ ok: false, failure: { kind: 'ticket-malformed' } });
      expect(asked).toBe(0);
    },
  );

  it.each([
    { part: 'root', change: { root: '{"signed":{"other":1}}' } },
    { part: 'signing key', change: { signingKey: anchors.sealingKey } },
    { part: 'sealing key', change: { sealingKey: anchors.signingKey } },
  ])('believes no hub with another $part than the ticket promised', async ({ change }) => {
    const between: Hub = async (request) =>
      Response.json({ ...(await answerTo(request)), anchors: { ...anchors, ...change } });
    expect(await enrol(between)).toEqual({ ok: false, failure: { kind: 'fingerprint-differs' } });
  });

  it('keeps nothing when a release key is sealed to somebody else', async () => {
    const wrong: Hub = async (request) => {
      const other = toBase64Url(x25519.getPublicKey(new Uint8Array(32).fill(9)));
      return Response.json(await answerTo({ ...request, sealingKey: other }));
    };
    expect(await enrol(wrong)).toMatchObject({ ok: false, failure: { kind: 'failed' } });
  });

  it.each([
    { status: 403, kind: 'code-refused' },
    { status: 429, kind: 'code-refused' },
    { status: 503, kind: 'failed' },
    { status: 500, kind: 'failed' },
  ])('names $status', async ({ status, kind }) => {
    expect(await enrol(() => new Response('{}', { status }))).toMatchObject({ failure: { kind } });
  });

  it('asks once more, as the same device, when an answer is lost', async () => {
    const seen: EnrolmentRequest[] = [];
    const enrolled = await enrol((request) => {
      seen.push(request);
      if (seen.length === 1) throw new TypeError('lost');
      return honest(request);
    });
    expect(enrolled).toMatchObject({ ok: true });
    expect(seen[1]).toEqual(seen[0]);
  });

  it('says when nobody is there, and when the address is none', async () => {
    const nobody: Hub = () => {
      throw new TypeError('no network');
    };
    expect(await enrol(nobody)).toMatchObject({ failure: { kind: 'unreachable' } });
    expect(await enrol(honest, { hubUrl: 'file:///etc/passwd' })).toMatchObject({
      failure: { kind: 'failed' },
    });
  });

  it('names whatever is answered, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (body) => {
        expect(await enrol(() => new Response(body))).toMatchObject({
          ok: false,
          failure: { kind: 'failed' },
        });
      }),
      { numRuns: 200 },
    );
  });
});
