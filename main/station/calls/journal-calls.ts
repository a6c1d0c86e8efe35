import { may } from '#shared/station/permissions.ts';
import { follow } from '../changes.ts';
import { openStation } from '../implementer.ts';

const { journal } = openStation;

export const journalCalls = {
  append: journal.append.handler(async ({ context: { post }, input }) => {
    if (input.kind === 'judgement' && !may(post.officer.role, 'judge-candidate')) {
      return { kind: 'not-permitted' } as const;
    }
    return post.record(input.kind, input.payload);
  }),
  read: journal.read.handler(async ({ context: { post }, input }) => {
    const { entries, cursor } = await post.journal.read(input.after, input.limit);
    const marked = entries.map((entry) => ({
      ...entry,
      acknowledged: entry.seq <= post.acknowledged(entry.lane),
    }));
    return { entries: marked, cursor };
  }),
  watchHeads: journal.watchHeads.handler(({ context: { post }, signal }) =>
    follow({
      read: () => {
        const { urgent, routine } = post.journal.heads();
        return { urgent: urgent.seq, routine: routine.seq };
      },
      onChange: post.journal.onChange,
      ends: [signal, post.ends],
    }),
  ),
};
