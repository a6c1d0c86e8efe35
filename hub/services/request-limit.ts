/** Token buckets: how much each client may ask. Kept in memory, in bounded space whoever comes. */

export type RequestLimitOptions = {
  /** Tokens of a client that has not been seen for a while. */
  readonly burst: number;
  readonly refillPerSecond: number;
  /** Buckets kept. The client longest unseen is forgotten first. */
  readonly mostClients: number;
  readonly now: () => Date;
};

export type RequestLimit = {
  /** Seconds until the client may ask again; 0 when it may ask now. */
  readonly waitInSeconds: (client: string) => number;
  /** Takes tokens, below zero if need be: whoever owes waits longer. */
  readonly charge: (client: string, tokens: number) => void;
  /** Buckets held now. */
  readonly size: () => number;
};

type Bucket = { readonly tokens: number; readonly at: number };

export function createRequestLimit(options: RequestLimitOptions): RequestLimit {
  const { burst, refillPerSecond, mostClients, now } = options;
  // In the order in which clients were last charged.
  const buckets = new Map<string, Bucket>();

  const tokensOf = (client: string, at: number): number => {
    const bucket = buckets.get(client);
    if (bucket === undefined) return burst;
    const refilled = bucket.tokens + Math.max(0, at - bucket.at) * refillPerSecond;
    return Math.min(burst, refilled);
  };

  return {
    waitInSeconds(client) {
      const missing = 1 - tokensOf(client, now().getTime() / 1000);
      return missing <= 0 ? 0 : Math.ceil(missing / refillPerSecond);
    },
    charge(client, tokens) {
      const at = now().getTime() / 1000;
      // No debt beyond one burst: a client that stops is let in again in foreseeable time.
      const left = Math.max(-burst, tokensOf(client, at) - tokens);
      buckets.delete(client);
      buckets.set(client, { tokens: left, at });
      if (buckets.size <= mostClients) return;
      const [oldest] = buckets.keys();
      if (oldest !== undefined) buckets.delete(oldest);
    },
    size: () => buckets.size,
  };
}

/** Whoever has one IPv6 address has 2^64 of them: these count as one client. */
export function clientOfAddress(address: string): string {
  const plain = address.toLowerCase().replace(/%.*$/u, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/u.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  const groups = [...front, ...zeros, ...back].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/u, '')).join(':')}::/64`;
}
