import type { DeskKind } from '#shared/journal/payloads.ts';
import type { Action } from '#shared/station/permissions.ts';
import { mayOnRecord, openStation, permitted } from '../implementer.ts';

/** What an officer must be allowed to do to write an entry of a kind. */
const ACTION_OF: Readonly<Record<DeskKind, Action>> = {
  screening: 'screen',
  referral: 'refer',
  'silent-alarm': 'raise-silent-alarm',
  judgement: 'judge-candidate',
};

const { journal } = permitted('read-recent');

export const journalCalls = {
  append: openStation.journal.append.handler(async ({ context: { post }, input }) => {
    if (await mayOnRecord(post, ACTION_OF[input.kind])) {
      return post.record(input.kind, input.payload);
    }
    return { kind: 'not-permitted' } as const;
  }),
  read: journal.read.handler(async ({ context: { post }, input }) => {
    const { entries, cursor } = await post.journal.read(input.after, input.limit);
    const marked = entries.map((entry) => ({
      ...entry,
      acknowledged: entry.seq <= post.acknowledged(entry.lane),
    }));
    return { entries: marked, cursor };
  }),
};
