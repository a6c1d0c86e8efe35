/** Node's HTTP server with little patience: small headers, short waits, nothing but plain requests. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { systemCode } from '#main/services/files/files.ts';
import { ANSWER_HEADERS } from '#main/station/answer-headers.ts';

export type Patience = {
  /** For all headers, from the opening of the connection. */
  readonly headersInMs: number;
  /** For the whole request. Answers may take as long as they like: the page's streams do. */
  readonly requestInMs: number;
  /** For the next request on the same connection. */
  readonly keepAliveInMs: number;
  readonly checkEveryInMs: number;
};

export type Refusal = { readonly status: number; readonly text: string };

const PATIENCE: Patience = {
  headersInMs: 10_000,
  requestInMs: 30_000,
  keepAliveInMs: 5000,
  checkEveryInMs: 5000,
};

/** Browsers stay far below. */
const LARGEST_HEADERS = 8192;

export function createLimitedServer(listener: RequestListener, patience = PATIENCE): Server {
  const server = createServer(
    {
      maxHeaderSize: LARGEST_HEADERS,
      headersTimeout: patience.headersInMs,
      requestTimeout: patience.requestInMs,
      keepAliveTimeout: patience.keepAliveInMs,
      connectionsCheckingInterval: patience.checkEveryInMs,
      insecureHTTPParser: false,
      // Refused by the listener, whose answer has our headers.
      requireHostHeader: false,
    },
    listener,
  );
  // Node drops what is beyond its maximum and says nothing; the size bounds them, the listener counts them.
  server.maxHeadersCount = 0;
  server.on('checkContinue', refuseExpectation);
  server.on('checkExpectation', refuseExpectation);
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => hangUp(socket, 405));
  server.on('clientError', (error: Error, socket: Duplex) => hangUp(socket, statusOf(error)));
  return server;
}

const refuseExpectation: RequestListener = (_request, response) =>
  refuse(response, { status: 417, text: 'no expectations' });

/** Answers without reading further, and closes the connection. */
export function refuse(response: ServerResponse, { status, text }: Refusal): void {
  const type = 'text/plain; charset=utf-8';
  const length = Buffer.byteLength(text);
  response.writeHead(status, {
    ...ANSWER_HEADERS,
    'content-type': type,
    'content-length': length,
    connection: 'close',
  });
  response.end(text);
}

const STATUS_OF_FAILURE: ReadonlyMap<string | null, number> = new Map([
  ['HPE_HEADER_OVERFLOW', 431],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 413],
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
]);

const statusOf = (error: Error): number => STATUS_OF_FAILURE.get(systemCode(error)) ?? 400;

/** Only a connection that has heard nothing yet is told why: another answer may be half out. */
function hangUp(socket: Duplex, status: number): void {
  const isSilent = 'bytesWritten' in socket && socket.bytesWritten === 0;
  if (isSilent && socket.writable) socket.write(answerText(status));
  socket.destroy();
}

function answerText(status: number): string {
  const headers = { ...ANSWER_HEADERS, connection: 'close', 'content-length': '0' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n`;
}
