/**
 * What the rows of a register have in common: the few thousand combinations of category, type, issuing state
 * and source that occur. A row names its combination by its position in the register's table.
 *
 * A table only ever grows at its end, so that a row keeps its number, and a bucket its bytes, from one base of
 * the register to the next.
 */
import { z } from 'zod';
import {
  documentCategorySchema,
  documentSourceSchema,
  documentTypeSchema,
} from '#shared/documents/sltd-record.ts';

/** Rows name their class with at most 16 bits. */
export const MOST_CLASSES = 65_536;

export const documentClassSchema = z.object({
  category: documentCategorySchema,
  documentType: documentTypeSchema,
  issuingState: z.string().min(1).max(3),
  source: documentSourceSchema,
});

export type DocumentClass = z.infer<typeof documentClassSchema>;

/** One line of the table as the manifest carries it: `stolen passport UTO sltd`. */
export const classText = (of: DocumentClass): string =>
  `${of.category} ${of.documentType} ${of.issuingState} ${of.source}`;

/** Reads one line of the table; null when it is none. */
export function readClass(text: string): DocumentClass | null {
  const [category, documentType, issuingState, source] = text.split(' ');
  const checked = documentClassSchema.safeParse({ category, documentType, issuingState, source });
  return checked.success ? checked.data : null;
}
