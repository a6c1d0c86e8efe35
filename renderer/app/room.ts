/** Where the station says that somebody works. */
import type { Connection } from './connection-store.ts';

export type Room = 'closed' | 'operations' | 'training';

/** Null while the station does not say. */
export function roomOf(connection: Connection): Room | null {
  if (connection.kind !== 'known') return null;
  const { session, training } = connection.status;
  if (session.kind !== 'open') return 'closed';
  return training === 'open' ? 'training' : 'operations';
}
