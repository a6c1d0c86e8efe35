/** Rules of the threads between asylum desk and National Central Bureau. */
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64Url, toHex } from '#shared/kernel/bytes.ts';
import type { Case } from './case.ts';
import type { Circumstances } from './circumstances.ts';
import type { Step } from './event.ts';
import { ATTACHMENTS_LIMIT, type AttachedFile, type Thread } from './exchange.ts';
import { hitsOf } from './open-points.ts';
import type { Refusal } from './refusal.ts';

type ThreadStep = Extract<
  Step,
  { kind: 'open-thread' | 'write' | 'escalate' | 'note-no-response' | 'close-thread' }
>;

/** Why a step in a thread does not happen; empty when it does. */
export function threadRefusals(
  state: Case,
  step: ThreadStep,
  { now, world }: Circumstances,
): readonly Refusal[] {
  const known = state.threads.find(({ id }) => id === step.thread);
  if (step.kind === 'open-thread') {
    if (known !== undefined) return [{ kind: 'thread-exists' }];
    if (world === null) return [{ kind: 'own-state-unknown' }];
    return [...aboutHit(state, step), ...attachmentRefusals(step.attachments)];
  }
  if (known === undefined) return [{ kind: 'unknown-thread' }];
  if (known.state === 'closed') return [{ kind: 'thread-closed' }];
  if (step.kind === 'close-thread') return [];
  if (step.kind === 'write') return wordsOf(known, step);
  return overdue(known, step.kind, now);
}

function aboutHit(
  state: Case,
  { form, hit, text, attachments }: Extract<ThreadStep, { kind: 'open-thread' }>,
): readonly Refusal[] {
  const about = hitsOf(state).find(({ key }) => key === hit);
  if (hit !== null && about === undefined) return [{ kind: 'unknown-hit' }];
  if (form !== 'hit-confirmation') return text === '' ? [{ kind: 'nothing-written' }] : [];
  if (about === undefined) return [{ kind: 'hit-needed' }];
  // Rule 6 of domain §3: what is written about one hit must not differ from what is written about another.
  return text === '' && attachments.length === 0 ? [] : [{ kind: 'template-only' }];
}

function wordsOf(
  thread: Thread,
  { text, attachments }: Extract<ThreadStep, { kind: 'write' }>,
): readonly Refusal[] {
  if (thread.form === 'hit-confirmation') return [{ kind: 'template-only' }];
  if (text === '' && attachments.length === 0) return [{ kind: 'nothing-written' }];
  return attachmentRefusals(attachments);
}

function overdue(
  { state, dueAt, escalatedAt }: Thread,
  kind: 'escalate' | 'note-no-response',
  now: string,
): readonly Refusal[] {
  if (state !== 'waiting') return [{ kind: 'already-concluded' }];
  if (now < dueAt) return [{ kind: 'not-yet-due', dueAt }];
  return kind === 'escalate' && escalatedAt !== null ? [{ kind: 'already-escalated' }] : [];
}

/** Files that are too large together, or are not what they say. */
function attachmentRefusals(files: readonly AttachedFile[]): readonly Refusal[] {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > ATTACHMENTS_LIMIT) {
    return [{ kind: 'attachments-too-large', limitInBytes: ATTACHMENTS_LIMIT }];
  }
  return files.every(isWhole) ? [] : [{ kind: 'attachment-damaged' }];
}

/** Its size and SHA-256 are what it says. */
export function isWhole({ content, bytes, sha256: promised }: AttachedFile): boolean {
  const decoded = fromBase64Url(content);
  return decoded !== null && decoded.length === bytes && toHex(sha256(decoded)) === promised;
}
