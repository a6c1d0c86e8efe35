/** The file of refused sign-ins: counts for each officer, and who is not in the journal yet. */
import { z } from 'zod';
import type { Files } from '#main/services/files/files.ts';
import { jsonIn } from '#shared/kernel/json.ts';

/** Of a longer series of refusals only the last are recorded one by one. */
export const LARGEST_LIST = 200;
export const LONGEST_ID = 60;
/** Under whom attempts as unknown officers are counted. */
export const NOBODY = '';

/** A vault has no more officers than this. */
const MOST_COUNTS = 1_000;

const countSchema = z.object({
  wrong: z.int().nonnegative(),
  /** Wall clock of the last wrong one, ISO 8601. */
  at: z.iso.datetime(),
});
const refusedSchema = z.array(z.string().max(LONGEST_ID)).max(LARGEST_LIST);
const fileSchema = z.discriminatedUnion('v', [
  // One count for all, as the first version had it.
  countSchema.extend({ v: z.literal(1), refused: refusedSchema }),
  z.object({
    v: z.literal(2),
    counts: z.array(countSchema.extend({ officer: z.string().max(LONGEST_ID) })).max(MOST_COUNTS),
    refused: refusedSchema,
  }),
]);

export type Count = z.infer<typeof countSchema>;

export type AttemptsState = {
  readonly counts: Map<string, Count>;
  refused: string[];
};

/** A file that cannot be read counts as none: it must keep nobody out. */
export async function readState({
  file,
  files,
}: {
  readonly file: string;
  readonly files: Pick<Files, 'read'>;
}): Promise<AttemptsState> {
  const bytes = await files.read(file).catch(() => null);
  const parsed = fileSchema.safeParse(bytes && jsonIn(new TextDecoder().decode(bytes)));
  if (!parsed.success) return { counts: new Map(), refused: [] };
  const { refused } = parsed.data;
  return { counts: new Map(countsIn(parsed.data)), refused };
}

function countsIn(content: z.infer<typeof fileSchema>): [string, Count][] {
  if (content.v === 2) return content.counts.map(({ officer, ...count }) => [officer, count]);
  const { wrong, at, refused } = content;
  // Whoever was tried last: the others start anew, as any sign-in would have made them.
  return wrong > 0 ? [[refused.at(-1) ?? NOBODY, { wrong, at }]] : [];
}
