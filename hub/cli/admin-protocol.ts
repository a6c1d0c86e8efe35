/**
 * How commands reach a hub that is serving: `POST /` on a Unix socket in the data directory, the command as
 * JSON; the answer is one event a line. Who may open the socket is decided by the file system.
 */
import { join } from 'node:path';
import { z } from 'zod';

export const adminEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('line'), text: z.string() }),
  z.object({ kind: z.literal('problem'), text: z.string() }),
  z.object({
    kind: z.literal('progress'),
    label: z.string(),
    done: z.number(),
    total: z.number().nullable(),
  }),
  z.object({ kind: z.literal('end'), exitCode: z.int() }),
]);

export type AdminEvent = z.infer<typeof adminEventSchema>;

export const adminSocketOf = (dataDirectory: string): string => join(dataDirectory, 'admin.sock');

/** Socket names are cut to about 100 bytes by operating systems; Windows has no such sockets in Node. */
export const canHaveAdminSocket = (path: string): boolean =>
  process.platform !== 'win32' && Buffer.byteLength(path) <= 100;
