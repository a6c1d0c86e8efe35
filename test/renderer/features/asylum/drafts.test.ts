import { describe, expect, it } from 'vitest';
import {
  draftsIn,
  type Kept,
  NEW_CASE,
  withDraft,
  withoutCase,
  withoutDraft,
} from '#renderer/features/asylum/drafts.ts';

const CASE = '3d0a8c41-6b2f-4e17-9a55-0c1d2e3f4a5b';
const OTHER = '8e7d6c5b-4a39-4281-9706-f5e4d3c2b1a0';
const THREAD = '22222222-3333-4444-8555-666666666601';
const REPLY = { reply: { text: 'And the second page?', attachments: [] } };

const typed: Kept = [
  [CASE, { reason: 'Overturned by the court' }] as const,
  [`${CASE} ${THREAD}`, REPLY] as const,
  [OTHER, { reason: 'Wrong file' }] as const,
].reduce<Kept>((kept, [where, part]) => withDraft(kept, where, part), {});

describe('what is typed and not recorded', () => {
  it('is counted by case, with everything that is typed about anything in it', () => {
    expect([draftsIn(typed), draftsIn(typed, CASE), draftsIn(typed, NEW_CASE)]).toEqual([3, 2, 0]);
  });

  it('keeps two forms of one place apart', () => {
    const both = withDraft(typed, CASE, { aside: { grounds: 'photograph', note: 'Taller' } });
    const left = withoutDraft(both, CASE, 'reason');
    expect(left[CASE]).toEqual({ aside: { grounds: 'photograph', note: 'Taller' } });
  });

  it('leaves no trace of a place whose last form was recorded', () => {
    const left = withoutDraft(typed, `${CASE} ${THREAD}`, 'reply');
    expect(Object.keys(left)).toEqual([CASE, OTHER]);
  });

  it('dropping what was never typed changes nothing', () => {
    expect(withoutDraft(typed, NEW_CASE, 'intake')).toEqual(typed);
  });

  it('goes with a case that is closed, and no other case loses anything', () => {
    expect(withoutCase(typed, CASE)).toEqual({ [OTHER]: { reason: 'Wrong file' } });
  });
});
