/** Every command but `serve`: what it takes and where its words go. Runs here or inside a serving hub. */
import { z } from 'zod';
import { sayingSchema } from '#hub/services/exchange/answer.ts';
import { exportFormatSchema } from '#hub/services/exchange/export-file.ts';
import { forwardNoteSchema } from '#hub/services/exchange/forward.ts';
import type { OpenHub } from '#hub/services/open-hub.ts';
import { orderKindSchema } from '#shared/exchange/orders.ts';
import { recipientSchema } from '#shared/protection/recipient.ts';
import { policySchema } from '#shared/release/policy.ts';
import { LONGEST_END_REASON } from '#shared/reports/phase.ts';
import { noticeKindSchema } from '#shared/watchlist/person.ts';

export const commandSchema = z.discriminatedUnion('command', [
  z.object({ command: z.literal('status'), json: z.boolean() }),
  z.object({
    command: z.literal('journal'),
    json: z.boolean(),
    post: z.uuid().optional(),
    kind: z.string().optional(),
  }),
  z.object({
    command: z.literal('enrol'),
    name: z.string().trim().min(1).max(80),
    validForHours: z.number().positive().max(8760),
  }),
  z.object({
    command: z.literal('import'),
    format: z.enum(['un', 'ofac', 'interpol', 'sltd', 'sltd-changes']),
    /** Absolute paths. */
    files: z.array(z.string()).min(1).max(2),
    listDate: z.iso.date().optional(),
    notice: noticeKindSchema.optional(),
  }),
  z.object({
    command: z.literal('publish'),
    /** What posts screen by; the hub's default without it. */
    policy: policySchema.optional(),
  }),
  z.object({
    command: z.literal('notify'),
    post: z.uuid(),
    text: z.string().min(1).max(4000),
  }),
  z.object({ command: z.literal('revoke'), post: z.uuid() }),
  z.object({ command: z.literal('audit-check'), /** Absolute. */ file: z.string() }),
  z.object({ command: z.literal('verify'), json: z.boolean(), post: z.uuid().optional() }),
  z.object({
    command: z.literal('order'),
    post: z.uuid(),
    order: orderKindSchema,
    reason: z.string().trim().max(200),
    /** Absolute; also writes the order there, for a stick. */
    out: z.string().optional(),
  }),
  z.object({
    command: z.literal('take'),
    /** Absolute. */
    files: z.array(z.string()).min(1).max(10_000),
  }),
  z.object({ command: z.literal('exchange-list'), json: z.boolean() }),
  z.object({
    command: z.literal('exchange-show'),
    thread: z.uuid(),
    post: z.uuid().optional(),
    json: z.boolean(),
  }),
  z.object({
    command: z.literal('exchange-say'),
    case: z.uuid(),
    thread: z.uuid(),
    post: z.uuid().optional(),
    saying: sayingSchema,
  }),
  z.object({
    command: z.literal('exchange-export'),
    message: z.uuid(),
    post: z.uuid().optional(),
    to: z.array(recipientSchema).max(300).optional(),
    format: exportFormatSchema,
    /** Absolute. */
    out: z.string(),
  }),
  forwardNoteSchema.extend({ command: z.literal('exchange-forwarded') }),
  z.object({
    command: z.literal('exchange-attachment'),
    thread: z.uuid(),
    attachment: z.uuid(),
    post: z.uuid().optional(),
    /** Absolute. */
    out: z.string(),
  }),
  z.object({ command: z.literal('exchange-token') }),
  z.object({
    command: z.literal('end-report'),
    post: z.uuid(),
    report: z.uuid(),
    /** For whoever asks later, at the hub and at the post. */
    reason: z.string().trim().min(1).max(LONGEST_END_REASON),
  }),
  z.object({ command: z.literal('export-sltd'), /** Absolute. */ out: z.string() }),
]);

export type Command = z.infer<typeof commandSchema>;
export type CommandOf<Name extends Command['command']> = Extract<Command, { command: Name }>;

/** `total` is null while nobody knows it. */
export type Progress = {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
};

export type CommandOutput = {
  /** What was asked for: standard output. */
  readonly line: (text: string) => void;
  /** What went wrong, and the remedy: standard error. */
  readonly problem: (text: string) => void;
  readonly progress: (progress: Progress) => void;
};

/** Answers the exit code. */
export type CommandRunner<Name extends Command['command']> = (
  hub: OpenHub,
  command: CommandOf<Name>,
  output: CommandOutput,
) => Promise<number>;

/** Says what failed and what to do; the exit code of every failure. */
export function failWith(
  output: CommandOutput,
  { reason, remedy }: { readonly reason: string; readonly remedy: string },
): number {
  output.problem(reason);
  output.problem(`Remedy: ${remedy}`);
  return 1;
}
