/** The lists a release may carry, and what a post must know about each. */
import { z } from 'zod';

/** Identifies a list in roles, targets, packs and verdicts: lower-case kebab, at most 40 characters. */
export const listIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u);

/** What a list holds decides how it is searched. */
const listKindSchema = z.enum(['persons', 'documents']);

/** The one description of a list; publisher names are proper names and are not translated. */
export const listDescriptionSchema = z.object({
  id: listIdSchema,
  kind: listKindSchema,
  /** `Stolen and lost travel documents`, `UN Security Council`, … */
  title: z.string().min(1).max(120),
  /** The same in the other languages of the desk, by BCP 47 tag. */
  titles: z.record(z.string(), z.string()).optional(),
  publisher: z.string().min(1).max(120),
});

export type ListId = z.infer<typeof listIdSchema>;
export type ListDescription = z.infer<typeof listDescriptionSchema>;

/** The documents of the own State that posts report; the hub makes this list itself. */
export const NATIONAL_DOCUMENTS: ListDescription = {
  id: 'national-documents',
  kind: 'documents',
  title: 'National document reports',
  titles: { ar: 'البلاغات الوطنية عن الوثائق' },
  publisher: 'National hub',
};

/** Lists known by name. An agency may publish others: a national list, for example. */
export const KNOWN_LISTS: readonly ListDescription[] = [
  {
    id: 'sltd',
    kind: 'documents',
    title: 'Stolen and lost documents',
    titles: { ar: 'الوثائق المسروقة والمفقودة' },
    publisher: 'INTERPOL SLTD',
  },
  {
    id: 'interpol-notices',
    kind: 'persons',
    title: 'INTERPOL notices',
    titles: { ar: 'نشرات الإنتربول' },
    publisher: 'INTERPOL',
  },
  {
    id: 'un-sc',
    kind: 'persons',
    title: 'UN Security Council',
    titles: { ar: 'مجلس الأمن للأمم المتحدة' },
    publisher: 'United Nations Security Council',
  },
  {
    id: 'ofac-sdn',
    kind: 'persons',
    title: 'OFAC sanctions list',
    titles: { ar: 'قائمة عقوبات مكتب مراقبة الأصول الأجنبية' },
    publisher: 'US Treasury, OFAC',
  },
  NATIONAL_DOCUMENTS,
];
