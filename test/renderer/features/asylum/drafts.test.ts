import { describe, expect, it } from 'vitest';
import {
  type Drafts,
  draftsIn,
  type Kept,
  NEW_CASE,
  withDraft,
  withoutBlank,
  withoutCase,
  withoutDraft,
} from '#renderer/features/asylum/drafts.ts';
import { emptyThread } from '#renderer/features/asylum/thread-draft.ts';
import { emptyIntake, emptyPerson } from '#renderer/features/asylum/typed-intake.ts';

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

describe('what was typed and emptied again', () => {
  const intake = { id: CASE, typed: emptyIntake(OTHER), reason: '' };
  const decision = {
    outcome: 'recognised',
    restsOn: null,
    decidedOn: '2026-11-24',
    authority: '',
    legalBasis: '',
    note: '',
  } as const;
  const forms: readonly [typed: Partial<Drafts>, blank: Partial<Drafts>][] = [
    [{ reason: 'Overturned' }, { reason: '' }],
    [REPLY, { reply: { text: '', attachments: [] } }],
    [
      { aside: { grounds: 'photograph', note: 'x' } },
      { aside: { grounds: 'photograph', note: '' } },
    ],
    [{ decision: { ...decision, authority: 'Office' } }, { decision }],
    [
      { thread: { ...emptyThread(THREAD, null), text: 'Is it his?' } },
      { thread: emptyThread(THREAD, null) },
    ],
    [
      {
        intake: {
          ...intake,
          typed: {
            ...intake.typed,
            persons: [...intake.typed.persons, emptyPerson(CASE, 'child')],
          },
        },
      },
      { intake },
    ],
  ];

  it.each(forms)('is no draft: %j', (part, blank) => {
    const typing = withoutBlank(withDraft({}, CASE, part), CASE, blank);
    expect(draftsIn(typing)).toBe(1);
    const emptied = withoutBlank(withDraft(typing, CASE, structuredClone(blank)), CASE, blank);
    expect(emptied).toEqual({});
  });

  it('is no draft under another id than a form has that nobody has typed in', () => {
    const thread = emptyThread(THREAD, null);
    const kept = withDraft({}, CASE, { thread });
    expect(withoutBlank(kept, CASE, { thread: { ...thread, id: OTHER } })).toEqual({});
  });

  it('stays when it was tried to send it', () => {
    const thread = { ...emptyThread(THREAD, null), isSent: true };
    const kept = withDraft({}, CASE, { thread });
    expect(withoutBlank(kept, CASE, { thread: emptyThread(OTHER, null) })).toEqual(kept);
  });

  it('takes no other form of the same place with it', () => {
    const both = withDraft(withDraft({}, CASE, REPLY), CASE, { reason: '' });
    expect(withoutBlank(both, CASE, { reason: '' })).toEqual({ [CASE]: REPLY });
  });
});
