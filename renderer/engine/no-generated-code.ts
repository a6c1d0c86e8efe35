/**
 * To be imported before any schema: zod tries once whether it may turn text into code. The content policy
 * refuses it either way, and the refusal would stand in every console and hide one that matters.
 */
import { config } from 'zod';

config({ jitless: true });
