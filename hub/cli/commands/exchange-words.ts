/** The exchange as lines on a terminal. */
import type {
  ExchangeView,
  ForwardableNotification,
  ThreadView,
  WaitingThread,
} from '#hub/services/exchange/view.ts';

/** What posts wrote may hold anything; a terminal must not obey it, nor show it in another order. */
const plain = (text: string): string =>
  text.replace(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '?');

export function linesOfView({ threads, forward, refused, unreadable }: ExchangeView): string[] {
  return [
    'Waiting for an answer:',
    ...threads.map(threadLine),
    'Approved, to be passed on to these recipients and nobody else:',
    ...forward.flatMap(forwardLines),
    'Refused by this hub, never to be passed on:',
    ...refused.map(({ postName, post, case: id, step, about, officer, reasons }) =>
      plain(
        `  ${postName} (${post}), case ${id}: ${step} ${about ?? ''} by ${officer ?? 'nobody'}: ${JSON.stringify(reasons)}`,
      ),
    ),
    ...unreadable.map(({ post, entries }) => `  ${post}: ${entries} entries cannot be read here.`),
  ];
}

function threadLine(thread: WaitingThread): string {
  const { postName, post, reference, case: id, form, language, dueAt, state } = thread;
  const overdue = thread.isOverdue ? ', OVERDUE' : '';
  const escalated = thread.escalatedAt === null ? '' : `, escalated ${thread.escalatedAt}`;
  const given = state === 'on-its-way' ? ', answered and not yet taken by the post' : '';
  return plain(
    `  ${thread.thread}: ${form} (${language}), due ${dueAt}${overdue}${escalated}${given}, case ${id} (${reference}), ${postName} (${post})`,
  );
}

function forwardLines(each: ForwardableNotification): string[] {
  const { notification, draft, recipients, forwarded, noLonger, isOverturned } = each;
  const marking = draft.isMarkedConfidential ? 'CONFIDENTIAL' : 'not marked';
  const lines = [
    `  ${notification}: ${draft.kind}, ${marking}, case ${each.case} (${each.reference}), ${each.postName}`,
    `    to: ${recipients.join(', ')}; legal basis: ${draft.legalBasis}`,
    ...(forwarded.length > 0 ? [`    already sent on to: ${forwarded.join(', ')}`] : []),
    ...(noLonger.length > 0 ? [`    no longer to: ${noLonger.join(', ')}`] : []),
    ...(isOverturned ? ['    The decision was overturned since: do not pass it on.'] : []),
    ...(draft.statement === '' ? [] : [`    ${draft.statement}`]),
  ];
  return lines.map(plain);
}

export function linesOfThread({ thread, hit, ...head }: ThreadView): string[] {
  const messages = thread.messages.flatMap(({ from, at, officer, text, attachments, finding }) => [
    `${at} ${from === 'ncb' ? 'bureau' : (officer ?? 'post')}${finding === null ? '' : ` (${finding})`}:`,
    ...text.split('\n').map((line) => `  ${line}`),
    ...attachments.map(({ id, name, bytes }) => `  attached: ${name}, ${bytes} bytes (${id})`),
  ]);
  return [
    `${head.postName} (${head.post}), case ${head.case} (${head.reference})`,
    `${thread.form} (${thread.language}), ${head.waiting ?? thread.state}, due ${thread.dueAt}`,
    ...(hit === null ? [] : [`About ${hit.key}, ${hit.state}`]),
    ...messages,
  ].map(plain);
}
