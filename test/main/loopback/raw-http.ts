/** Requests as bytes on a socket: what no HTTP client would send. */
import { connect } from 'node:net';

export type RawAnswer = {
  /** 0 when the connection was closed without a word. */
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** Everything that came, to the close of the connection. */
  readonly text: string;
};

/** Sends the bytes and reads until the other side closes. */
export function sendRaw(port: number, bytes: string): Promise<RawAnswer> {
  return new Promise((settle) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(bytes, 'latin1'));
    socket.on('data', (chunk) => chunks.push(chunk));
    // A reset is a refusal too; what came before it counts.
    socket.on('error', () => undefined);
    socket.on('close', () => settle(parse(Buffer.concat(chunks).toString('latin1'))));
  });
}

function parse(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = (end < 0 ? text : text.slice(0, end)).split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  const status = Number(/^HTTP\/1\.1 (\d{3}) /u.exec(first)?.[1] ?? 0);
  return { status, headers: new Map(headers), body: end < 0 ? '' : text.slice(end + 4), text };
}

export type Written = {
  readonly method?: string;
  readonly path?: string;
  readonly version?: string;
  /** Null leaves the header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Whole header lines, as they are. */
  readonly lines?: readonly string[];
  readonly body?: string;
};

/** A request in full; the connection is to be closed after its answer. */
export function write(
  usual: Readonly<Record<string, string>>,
  { method = 'POST', path = '/', version = 'HTTP/1.1', headers = {}, lines = [], body }: Written,
): string {
  const length = body === undefined ? {} : { 'content-length': String(body.length) };
  const all: Readonly<Record<string, string | null>> = {
    ...usual,
    connection: 'close',
    ...length,
    ...headers,
  };
  const written = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  );
  return `${[`${method} ${path} ${version}`, ...written, ...lines].join('\r\n')}\r\n\r\n${body ?? ''}`;
}
