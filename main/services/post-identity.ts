/** Who this post is and what it believes: the secrets that enrolment left behind. Lives in the vault only. */
import { z } from 'zod';
import {
  type HubAnchors,
  hubAnchorsSchema,
  type WrappedReleaseKey,
  wrappedReleaseKeySchema,
} from '#shared/exchange/enrolment.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';

export type PostIdentity = {
  /** UUID given by the hub. */
  readonly post: string;
  /** Grows when the post is set up anew. */
  readonly epoch: number;
  readonly name: string;
  readonly hubUrl: string;
  /** Ed25519 seed of the device, 32 bytes. */
  readonly signingSecret: Uint8Array;
  /** X25519 secret of the device, 32 bytes. */
  readonly sealingSecret: Uint8Array;
  readonly anchors: HubAnchors;
  /** Release content keys, sealed (HPKE) to `sealingSecret`. */
  readonly releaseKeys: readonly WrappedReleaseKey[];
  /** X25519 secrets of before: replies that the hub queued for them may still come. The last one first. */
  readonly formerSealingSecrets?: readonly Uint8Array[] | undefined;
  /** New keys that the hub may or may not know already. */
  readonly renewing?: RenewingKeys | undefined;
  /** Since when the hub knows these keys, ISO 8601; absent in posts that an early version enrolled: they renew once. */
  readonly keysSince?: string | undefined;
  /** Fingerprint of keys whose renewal is not in the journal yet. */
  readonly unrecordedKeys?: string | undefined;
  /** The journal has a mark: from then on its absence is a sign of tampering. */
  readonly journalMarked?: true | undefined;
};

/** Both 32 bytes, as in `PostIdentity`. */
export type RenewingKeys = {
  readonly signingSecret: Uint8Array;
  readonly sealingSecret: Uint8Array;
};

/** Replies to keys older than this are lost: nobody renews so often without an exchange. */
export const FORMER_SECRETS_KEPT = 3;

const secret32 = z.codec(
  z.string().length(43),
  z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  {
    decode: (text, context) => {
      const bytes = fromBase64Url(text);
      if (bytes?.length === 32) return bytes;
      context.issues.push({ code: 'custom', message: 'not 32 bytes of base64url', input: text });
      return z.NEVER;
    },
    encode: (bytes) => toBase64Url(bytes),
  },
);

/** Between `PostIdentity` and plain JSON: `z.decode` reads, `z.encode` writes. */
export const postIdentityCodec = z.object({
  post: z.uuid(),
  epoch: z.int().positive(),
  name: z.string().min(1).max(80),
  hubUrl: z.url({ protocol: /^https?$/u }).max(300),
  signingSecret: secret32,
  sealingSecret: secret32,
  anchors: hubAnchorsSchema,
  releaseKeys: z.array(wrappedReleaseKeySchema).max(1000),
  formerSealingSecrets: z.array(secret32).max(FORMER_SECRETS_KEPT).optional(),
  renewing: z.object({ signingSecret: secret32, sealingSecret: secret32 }).optional(),
  keysSince: z.iso.datetime().optional(),
  unrecordedKeys: z.string().max(100).optional(),
  journalMarked: z.literal(true).optional(),
});

/** Every secret to which the hub may have sealed something for this post, the present one first. */
export const sealingSecretsOf = ({
  sealingSecret,
  renewing,
  formerSealingSecrets = [],
}: PostIdentity): readonly Uint8Array[] => [
  sealingSecret,
  ...(renewing ? [renewing.sealingSecret] : []),
  ...formerSealingSecrets,
];

/** Overwrites the device secrets in memory; the object is useless afterwards. */
export function wipeIdentity(identity: PostIdentity): void {
  identity.signingSecret.fill(0);
  identity.sealingSecret.fill(0);
  identity.renewing?.signingSecret.fill(0);
  identity.renewing?.sealingSecret.fill(0);
  for (const secret of identity.formerSealingSecrets ?? []) secret.fill(0);
}
