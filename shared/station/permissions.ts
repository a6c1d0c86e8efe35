/** What each role may do. The station enforces it; the desk only leaves out what would be refused. */
import type { Role } from './session.ts';

export type Action = 'judge-candidate';

const PERMISSIONS: Readonly<Record<Action, readonly Role[]>> = {
  /** To lower an alarm for good takes a second look: the first line refers. */
  'judge-candidate': ['second-line', 'asylum', 'supervisor'],
};

export const may = (role: Role, action: Action): boolean => PERMISSIONS[action].includes(role);
