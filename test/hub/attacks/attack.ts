/** One hostile request, and how the hub must answer it. */
import { randomUUID } from 'node:crypto';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { signRequest } from '#shared/exchange/http-signature.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import type { HubInTest } from '#test/hub/services/hub-in-test.ts';
import { keyPairs, type PostInTest } from '#test/hub/services/post-in-test.ts';

export type Scene = {
  readonly hub: HubInTest;
  readonly post: PostInTest;
  readonly other: PostInTest;
  readonly revoked: PostInTest;
  /** An enrolment code that is good. */
  readonly code: string;
  readonly expiredCode: string;
  readonly usedCode: string;
};

export type Attack = {
  readonly name: string;
  readonly status: number;
  readonly code: string;
  readonly send: (scene: Scene) => Promise<Response>;
};

export const HOST = 'https://hub.example';

export type Signing = {
  readonly method?: string;
  readonly path?: string;
  readonly body?: Uint8Array | null;
  readonly keyId?: string;
  readonly nonce?: string;
  /** Seconds beside the hub's time. */
  readonly skew?: number;
};

/** A journal bundle that the hub would take. */
export const goodBody = (post: PostInTest): Uint8Array =>
  utf8ToBytes(JSON.stringify(post.bundle({ from: 1, entries: post.entries(1) })));

/** The headers of a request of `post`; a good bundle to its journal unless stated. */
export function headersOf({ hub }: Scene, post: PostInTest, signing: Signing = {}) {
  const { method = 'POST', path = hubPaths.journal(post.id), body = goodBody(post) } = signing;
  return signRequest({
    method,
    url: HOST + path,
    body,
    keyId: signing.keyId ?? post.id,
    secretKey: post.signingSecret,
    created: Math.floor(hub.now().getTime() / 1000) + (signing.skew ?? 0),
    nonce: signing.nonce ?? randomUUID(),
  });
}

export type Sent = {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: Uint8Array | null;
};

export function ask({ hub }: Scene, { method = 'POST', path, headers, body = null }: Sent) {
  const content = body === null ? null : new Uint8Array(body);
  return hub.fetch(new Request(HOST + path, { method, headers: headers ?? {}, body: content }));
}

/** A well-signed bundle of which `change` replaces a part after it was signed. */
export function tampered(
  scene: Scene,
  change: (sent: Required<Sent>) => Partial<Sent>,
  signing: Signing = {},
): Promise<Response> {
  const { post } = scene;
  const body = signing.body === undefined ? goodBody(post) : signing.body;
  const { method = 'POST', path = hubPaths.journal(post.id) } = signing;
  const headers = headersOf(scene, post, { ...signing, body });
  const sent = { method, path, headers, body };
  return ask(scene, { ...sent, ...change(sent) });
}

/** Drops one header. */
export const without = (name: string) => (sent: { readonly headers: Record<string, string> }) => ({
  headers: Object.fromEntries(Object.entries(sent.headers).filter(([each]) => each !== name)),
});

/** Rewrites one header. */
export const rewritten =
  (name: string, rewrite: (value: string) => string) =>
  (sent: { readonly headers: Record<string, string> }) => ({
    headers: { ...sent.headers, [name]: rewrite(sent.headers[name] ?? '') },
  });

/** The commonest refusal. */
export const bad = { status: 401, code: 'bad-signature' } as const;

/** A new device redeems a code, with fields of its request replaced. */
export const enrolment = (scene: Scene, change: Record<string, unknown>): Promise<Response> => {
  const { signingKey, sealingKey } = keyPairs();
  const body = JSON.stringify({ code: scene.code, name: 'x', signingKey, sealingKey, ...change });
  return ask(scene, { path: hubPaths.enrolments, body: utf8ToBytes(body) });
};
