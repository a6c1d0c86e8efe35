import { type CommandRunner, failWith } from '#hub/cli/command.ts';
import { createTicket } from '#hub/services/enrolment.ts';

/** The ticket stands alone on standard output; the words about it go to standard error. */
export const runEnrol: CommandRunner<'enrol'> = async (hub, { name, validForHours }, output) => {
  const ticket = await createTicket(hub, { name, validForHours });
  if (!ticket.ok) {
    return failWith(output, {
      reason: 'No release has been published, so there is nothing a post could trust yet.',
      remedy: 'import the lists and run `publish`, then make the ticket',
    });
  }
  output.line(ticket.value.ticket);
  const until = ticket.value.expiresAt.toISOString();
  output.problem(`For ${name}, once, until ${until}. Read it to the post over a line you trust.`);
  return 0;
};
