import { permitted } from '../implementer.ts';

const { reports } = permitted('report-document');
const deciding = permitted('approve-report').reports;

export const reportCalls = {
  list: reports.list.handler(({ context: { post } }) => post.reports.list()),
  draft: reports.draft.handler(({ context: { post }, input }) => post.reports.draft(input.drafts)),
  decide: deciding.decide.handler(({ context: { post }, input }) => post.reports.decide(input)),
  withdraw: reports.withdraw.handler(({ context: { post }, input }) =>
    post.reports.withdraw(input),
  ),
};
