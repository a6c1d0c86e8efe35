import { type CommandRunner, failWith } from '#hub/cli/command.ts';
import { type JournalFinding, verifyJournal } from '#hub/services/verify-journal.ts';
import { findPost, listPosts } from '#hub/storage/posts.ts';

/** With `json` an array, one event a line, so that it may be read as a whole or as it comes. */
export const runVerify: CommandRunner<'verify'> = async (hub, { post, json }, output) => {
  if (post !== undefined && (await findPost(hub.db, post)) === undefined) {
    return failWith(output, {
      reason: 'There is no such post.',
      remedy: '`status` lists the posts',
    });
  }
  const posts = new Map((await listPosts(hub.db)).map(({ id, name }) => [id, name]));
  const lines = json ? jsonLines(output.line) : null;
  const counts = { chains: 0, entries: 0, findings: 0 };
  // One moment of the database: bundles that arrive meanwhile are not half seen.
  await hub.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (db) => {
      for await (const event of verifyJournal({ db, identity: hub.identity }, post)) {
        lines?.add(event);
        if (event.event === 'chain') {
          counts.chains += 1;
          counts.entries += event.entries;
          output.progress({ label: 'Entries checked', done: counts.entries, total: null });
        } else {
          counts.findings += 1;
          if (!json) output.line(lineOf(event.finding, posts));
        }
      }
    });
  lines?.end();
  if (!json) output.line(summaryOf(counts));
  if (counts.findings === 0) return 0;
  return failWith(output, {
    reason: 'What is stored is not what posts sent.',
    remedy:
      'change nothing, keep a copy of the database, and compare it with the journals of the posts and with backups',
  });
};

type Counts = { readonly chains: number; readonly entries: number; readonly findings: number };

const summaryOf = ({ chains, entries, findings }: Counts): string =>
  findings === 0
    ? `${entries} entries in ${chains} chains: every one is there, and as it was sent.`
    : `${entries} entries in ${chains} chains: ${findings} findings.`;

function lineOf(finding: JournalFinding, posts: ReadonlyMap<string, string>): string {
  const { post, epoch, lane } = finding;
  return `${posts.get(post) ?? 'Unknown post'} (${post}), epoch ${epoch}, ${lane}: ${wordsOf(finding)}`;
}

/** For an administrator: which entry, what is wrong, without a word of what it says. */
function wordsOf(finding: JournalFinding): string {
  const { seq } = finding;
  switch (finding.kind) {
    case 'cut':
      return `the end was cut off: ${entriesFrom(seq, finding.to)} acknowledged and missing`;
    case 'missing':
      return `${entriesFrom(seq, finding.to)} missing, though later ones are here`;
    case 'rewritten':
      return `entry ${seq} was rewritten: its text is not the one its hash was taken from`;
    case 'not-an-entry':
      return `entry ${seq} cannot be read: its text is no journal entry`;
    case 'moved': {
      const { post, epoch, lane, seq: own } = finding.from;
      return `entry ${seq} is from elsewhere: its text is entry ${own} of ${post}, epoch ${epoch}, ${lane}`;
    }
    case 'broken-link':
      return finding.previous === 0
        ? `entry ${seq} does not begin this chain: it was rewritten or exchanged`
        : `entry ${finding.previous} is not the one that entry ${seq} followed: one of the two was rewritten or exchanged`;
    case 'column-differs':
      return `entry ${seq}: the database lists another ${finding.columns.join(', ')} than the text states`;
    case 'cannot-open':
      return `entry ${seq}: its content does not open with this hub's key`;
    case 'head-differs':
      return `the head kept for this chain is not its last entry ${seq}: one of the two was changed`;
    case 'head-not-signed':
      return `there is no acknowledgement signed by this hub for head ${seq}: it was removed or exchanged, or dates from before they were kept (then the next exchange with the post renews it)`;
    case 'fork':
      return `a second history from entry ${seq} on was received at ${finding.receivedAt} and is kept apart: the post's disk was copied or put back`;
  }
}

const entriesFrom = (from: number, to: number): string =>
  from === to ? `entry ${from} is` : `entries ${from} to ${to} are`;

function jsonLines(line: (text: string) => void) {
  let held: string | null = null;
  line('[');
  return {
    add(value: unknown): void {
      if (held !== null) line(`${held},`);
      held = JSON.stringify(value);
    },
    end(): void {
      if (held !== null) line(held);
      line(']');
    },
  };
}
