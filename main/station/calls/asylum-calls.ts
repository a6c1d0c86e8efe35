import type { AsylumDesk } from '../asylum/asylum-desk.ts';
import { notPermitted, permitted } from '../implementer.ts';
import type { OpenPost } from '../open-post.ts';

const { asylum } = permitted('asylum-work');

export const asylumCalls = {
  setting: asylum.setting.handler(({ context: { post } }) => deskOf(post).setting()),
  list: asylum.list.handler(({ context: { post } }) => deskOf(post).list()),
  read: asylum.read.handler(({ context: { post }, input }) => deskOf(post).read(input.case)),
  act: asylum.act.handler(({ context: { post }, input }) => deskOf(post).act(input)),
  preview: asylum.preview.handler(({ context: { post }, input }) =>
    deskOf(post).preview(input.case, input.draft),
  ),
  attachment: asylum.attachment.handler(({ context: { post }, input }) =>
    deskOf(post).attachment(input.entry, input.attachment),
  ),
};

/** Absent where the officer's slot holds no asylum key, whatever the role says. */
export function deskOf({ asylum: desk }: OpenPost): AsylumDesk {
  if (desk === null) throw notPermitted();
  return desk;
}
