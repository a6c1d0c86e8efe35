/** What the page asks the hub. The token is in this module and nowhere else: no cookie, no storage, no address. */

export type Message = {
  readonly from: 'post' | 'ncb';
  readonly at: string;
  readonly text: string;
  readonly officer: string | null;
  readonly finding: string | null;
  readonly attachments: readonly { readonly id: string; readonly name: string }[];
};

export type Waiting = {
  readonly thread: string;
  readonly post: string;
  readonly postName: string;
  readonly case: string;
  readonly reference: string;
  readonly form: string;
  readonly dueAt: string;
  readonly isOverdue: boolean;
  readonly escalatedAt: string | null;
  readonly state: 'waiting' | 'on-its-way';
};

export type Forward = {
  readonly notification: string;
  readonly post: string;
  readonly postName: string;
  readonly reference: string;
  readonly recipients: readonly string[];
  readonly forwarded: readonly string[];
  readonly noLonger: readonly string[];
  readonly isOverturned: boolean;
  readonly draft: { readonly kind: string; readonly isMarkedConfidential: boolean };
};

export type Exchange = {
  readonly threads: readonly Waiting[];
  readonly forward: readonly Forward[];
  readonly refused: readonly {
    readonly postName: string;
    readonly step: string;
    readonly reasons: readonly { readonly kind: string }[];
  }[];
  readonly unreadable: readonly { readonly post: string; readonly entries: number }[];
};

export type ThreadView = {
  readonly post: string;
  readonly postName: string;
  readonly case: string;
  readonly reference: string;
  readonly waiting: string | null;
  readonly hit: {
    readonly key: string;
    readonly notices: readonly { readonly kind: string; readonly reference: string }[];
  } | null;
  readonly thread: {
    readonly id: string;
    readonly form: string;
    readonly language: string;
    readonly dueAt: string;
    readonly messages: readonly Message[];
  };
  /** Texts to start an answer from, in the language of the thread. */
  readonly startingWords: Readonly<Record<string, string>>;
};

export type Refusal = { readonly kind: string };
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly kind: string };

let token = '';

export function keepToken(given: string): void {
  token = given;
}

export async function ask<Value>(path: string, body?: unknown): Promise<Answer<Value>> {
  const response = await request(path, body);
  if (response === null) return { ok: false, kind: 'noAnswer' };
  if (!response.ok) return { ok: false, kind: await kindOf(response) };
  return { ok: true, value: (await response.json()) as Value };
}

export async function fetchFile(path: string): Promise<Answer<{ name: string; bytes: Blob }>> {
  const response = await request(path);
  if (response === null) return { ok: false, kind: 'noAnswer' };
  if (!response.ok) return { ok: false, kind: await kindOf(response) };
  const disposition = response.headers.get('content-disposition') ?? '';
  const name = /filename\*=UTF-8''([^;]+)/u.exec(disposition)?.[1] ?? 'file';
  return { ok: true, value: { name: decodeURIComponent(name), bytes: await response.blob() } };
}

async function request(path: string, body?: unknown): Promise<Response | null> {
  try {
    return await fetch(`/ncb/api/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}` },
      cache: 'no-store',
      credentials: 'omit',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    return null;
  }
}

async function kindOf(response: Response): Promise<string> {
  if (response.status === 401) return 'badToken';
  try {
    const { kind } = (await response.json()) as Partial<Refusal>;
    return kind ?? 'noAnswer';
  } catch {
    return 'noAnswer';
  }
}
