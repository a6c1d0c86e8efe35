/** The bureau's answers, to threads of a post. */
import { z } from 'zod';
import type { Thread } from '#shared/asylum/exchange.ts';
import {
  type ArrivalBody,
  arrivalBodySchema,
  findingSchema,
  messageTextSchema,
} from '#shared/asylum/exchange.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { type ExchangeDependencies, type GiveFailure, type Given, give } from './give.ts';
import { type Ledger, type LedgerCase, readLedger } from './ledger.ts';
import { lastOfPost } from './view.ts';

export type ThreadAddress = {
  readonly case?: string | undefined;
  readonly thread: string;
  /** Needed only where two posts name the same thread. */
  readonly post?: string | undefined;
};

export type FindFailure = { readonly kind: 'unknown-thread' } | { readonly kind: 'two-posts' };

export type AnswerFailure =
  | FindFailure
  | GiveFailure
  | { readonly kind: 'thread-closed' }
  /** Only a thread about a hit can conclude one. */
  | { readonly kind: 'no-hit' }
  | { readonly kind: 'nothing-written' };

export type FoundThread = { readonly each: LedgerCase; readonly thread: Thread };

export function findThread(
  { cases }: Pick<Ledger, 'cases'>,
  address: ThreadAddress,
): Result<FoundThread, FindFailure> {
  const found = cases
    .filter(({ post }) => address.post === undefined || post === address.post)
    .filter(({ state }) => address.case === undefined || state.id === address.case)
    .flatMap((each) => {
      const thread = each.state.threads.find(({ id }) => id === address.thread);
      return thread === undefined ? [] : [{ each, thread }];
    });
  const [first] = found;
  if (first === undefined) return fail({ kind: 'unknown-thread' });
  return found.length > 1 ? fail({ kind: 'two-posts' }) : succeed(first);
}

/** What the bureau says; attachments travel one way only, from the post. */
export const sayingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), text: messageTextSchema, finding: findingSchema }),
  z.object({ kind: z.literal('read') }),
]);
export type Saying = z.infer<typeof sayingSchema>;

/** Says it to the post, once for each message of the post. Answers the number of the reply. */
export async function sayToPost(
  dependencies: ExchangeDependencies,
  address: ThreadAddress,
  saying: Saying,
): Promise<Result<Given, AnswerFailure>> {
  const found = findThread(await readLedger(dependencies), address);
  if (!found.ok) return found;
  const { each, thread } = found.value;
  const unfit = unfitting(thread, saying);
  if (unfit !== null) return fail(unfit);
  const about = lastOfPost(thread)?.entry ?? '';
  const id = each.state.id;
  const body: ArrivalBody = arrivalBodySchema.parse(
    saying.kind === 'read' ? { kind: 'read', case: id } : { ...saying, case: id, attachments: [] },
  );
  return await give(dependencies, each, { to: thread.id, body, about });
}

function unfitting({ state, hit }: Thread, saying: Saying): AnswerFailure | null {
  if (state === 'closed') return { kind: 'thread-closed' };
  if (saying.kind === 'read') return null;
  if (saying.finding !== 'none') return hit === null ? { kind: 'no-hit' } : null;
  return saying.text.trim() === '' ? { kind: 'nothing-written' } : null;
}
