import { ORPCError } from '@orpc/server';
import type { OfficerAnswer } from '#shared/station/officers.ts';
import { permitted } from '../implementer.ts';
import {
  addOfficer,
  changePassphrase,
  changeRole,
  type OfficerDesk,
  removeOfficer,
} from '../officers.ts';
import type { Session } from '../session.ts';

const { officers } = permitted('manage-officers');
const own = permitted('change-own-passphrase').officers;

export const officerCalls = {
  add: officers.add.handler(({ context, input }) =>
    atDesk(context.session, (desk) => addOfficer(desk, input)),
  ),
  changeRole: officers.changeRole.handler(({ context, input }) =>
    atDesk(context.session, (desk) => changeRole(desk, input)),
  ),
  remove: officers.remove.handler(({ context, input }) =>
    atDesk(context.session, (desk) => removeOfficer(desk, input.officerId)),
  ),
  changePassphrase: own.changePassphrase.handler(({ context, input }) =>
    atDesk(context.session, (desk) => changePassphrase(desk, input)),
  ),
};

async function atDesk(
  session: Session,
  work: (desk: OfficerDesk) => Promise<OfficerAnswer>,
): Promise<OfficerAnswer> {
  const answer = await session.changeOfficers(work);
  // The station was locked while the call waited for its turn.
  if (!answer) throw new ORPCError('LOCKED', { message: 'Sign in first.' });
  return answer;
}
