import { type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';
import { type AdminEvent, adminEventSchema, adminSocketOf } from './admin-protocol.ts';
import type { Command, CommandOutput } from './command.ts';

/** The exit code of the command as the serving hub ran it, or null when no hub serves from this directory. */
export async function sendToServingHub(
  dataDirectory: string,
  command: Command,
  output: CommandOutput,
): Promise<number | null> {
  const response = await post(adminSocketOf(dataDirectory), JSON.stringify(command));
  if (response === null) return null;
  for await (const line of createInterface({ input: response })) {
    const event = adminEventSchema.parse(JSON.parse(line));
    if (event.kind === 'end') return event.exitCode;
    show(event, output);
  }
  output.problem('The hub stopped before the command ended. Run the command again.');
  return 1;
}

function show(event: Exclude<AdminEvent, { kind: 'end' }>, output: CommandOutput): void {
  if (event.kind === 'progress') output.progress(event);
  else if (event.kind === 'line') output.line(event.text);
  else output.problem(event.text);
}

function post(socketPath: string, body: string): Promise<IncomingMessage | null> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, method: 'POST', path: '/' }, resolve);
    sent.once('error', (cause) => (isNobodyThere(cause) ? resolve(null) : reject(cause)));
    sent.end(body);
  });
}

/** No socket, one that a dead hub left behind, or a platform or a path that cannot have one. */
const isNobodyThere = (cause: Error): boolean =>
  'code' in cause && ['ENOENT', 'ECONNREFUSED', 'EINVAL', 'ENOTSUP'].includes(String(cause.code));
