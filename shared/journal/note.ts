/** What an officer adds in words; the station takes no longer one. */
import { z } from 'zod';

export const LONGEST_NOTE = 2000;
export const noteSchema = z.string().max(LONGEST_NOTE);
