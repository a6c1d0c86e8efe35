/**
 * What each role may do: the one table. The station enforces it and keeps a record of every refusal; the
 * desk only leaves out what would be refused.
 */
import type { Role } from './session.ts';

const EVERYONE: readonly Role[] = ['line', 'second-line', 'asylum', 'supervisor', 'administrator'];

export const PERMISSIONS = {
  screen: EVERYONE,
  refer: EVERYONE,
  'raise-silent-alarm': EVERYONE,
  'read-recent': EVERYONE,
  exchange: EVERYONE,
  /** An order proves itself by its signature: whoever holds the stick may hand it over. */
  'take-order': EVERYONE,
  'change-own-passphrase': EVERYONE,
  /** To lower an alarm for good takes a second look: the first line refers. */
  'judge-candidate': ['second-line', 'asylum', 'supervisor'],
  /** Who runs the machine does not also check what was done on it, and the other way round. */
  'manage-officers': ['administrator'],
  /** Nobody else sees anything of an asylum case, whatever his rank. */
  'asylum-work': ['asylum'],
  'report-document': ['second-line', 'asylum', 'supervisor'],
  /** Never of a report of one's own: the station compares officers as well. */
  'approve-report': ['asylum', 'supervisor'],
  'read-audit': ['supervisor'],
  'export-audit': ['supervisor'],
  'read-training-results': ['supervisor'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Action = keyof typeof PERMISSIONS;

export const may = (role: Role, action: Action): boolean => {
  const roles: readonly Role[] = PERMISSIONS[action];
  return roles.includes(role);
};
