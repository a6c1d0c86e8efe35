/** Two ways to implement the contract: for `session`, and, behind the lock, for all the rest. */
import { implement, ORPCError } from '@orpc/server';
import { stationContract } from '#shared/station/contract.ts';
import { type Action, may } from '#shared/station/permissions.ts';
import type { OpenPost } from './open-post.ts';
import type { PublicFacts, Session } from './session.ts';
import type { TrainingRoom } from './training/rooms.ts';

export type DoorContext = {
  /** Of the post where somebody works, the real one or that of training. */
  readonly session: Session;
  readonly training: TrainingRoom;
  readonly facts: PublicFacts;
};

export const publicStation = implement(stationContract).$context<DoorContext>();

const message = 'Sign in first.';

/** Nothing behind it is even parsed while nobody is signed in. */
export const openStation = publicStation.use(async ({ context, next }) => {
  const post = context.session.post();
  if (!post) throw new ORPCError('LOCKED', { message });
  try {
    return await next({ context: { post } });
  } catch (error) {
    // The station was locked under a call's feet: that is no fault of the call.
    if (post.ends.aborted) throw new ORPCError('LOCKED', { message, cause: error });
    throw error;
  }
});

/** Whether the officer's role allows it; who tries what it does not leaves a trace. */
export async function mayOnRecord(
  { officer, record }: Pick<OpenPost, 'officer' | 'record'>,
  action: Action,
): Promise<boolean> {
  if (may(officer.role, action)) return true;
  await record('action-refused', { action, role: officer.role });
  return false;
}

/** What a call that the role does not allow fails with. */
export const notPermitted = () =>
  new ORPCError('NOT_PERMITTED', { message: 'Your role does not allow this.' });

/** Behind the lock and the table of permissions. */
export const permitted = (action: Action) =>
  openStation.use(async ({ context, next }) => {
    if (await mayOnRecord(context.post, action)) return await next();
    throw notPermitted();
  });
