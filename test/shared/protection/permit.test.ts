import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asylumTermsIn, identifiersIn } from '#shared/protection/asylum-terms.ts';
import { type CaseFacts, forbiddenStates } from '#shared/protection/forbidden-states.ts';
import { MESSAGE_RULES, type Message, type MessageKind } from '#shared/protection/message.ts';
import { permit } from '#shared/protection/permit.ts';
import { type Addressee, keyOf, recipientsOf } from '#shared/protection/recipient.ts';
import { caseFacts, message, NO_FACTS, soundMessage, WORLD } from './cases.ts';

const judged = (change: Partial<Message>, facts: Partial<CaseFacts> = {}) => {
  const answer = permit(soundMessage(change), { ...NO_FACTS, ...facts }, WORLD);
  return {
    permitted: answer.permitted.map(keyOf),
    blocked: answer.blocked.map(({ recipient, blocks }) => [keyOf(recipient), blocks] as const),
    faults: answer.faults,
  };
};
const everyone: readonly Addressee[] = [
  { kind: 'own-ncb' },
  { kind: 'asylum-authority' },
  { kind: 'general-secretariat' },
  { kind: 'ccf' },
  { kind: 'ncb', state: 'ITA' },
];
const kinds = Object.keys(MESSAGE_RULES) as Array<Exclude<MessageKind, 'correction'>>;

describe('who may receive what', () => {
  it.each<[MessageKind, string[]]>([
    ['hit-confirmation-request', ['own-ncb', 'ncb ITA']],
    ['information-request', ['own-ncb', 'asylum-authority']],
    ['status-confirmation', ['own-ncb', 'general-secretariat', 'ccf']],
    ['review-outcome', ['own-ncb', 'general-secretariat', 'ccf']],
    ['denial', ['own-ncb', 'general-secretariat', 'ncb ITA']],
    ['status-revocation', ['own-ncb', 'general-secretariat', 'ccf']],
    ['document-report', ['own-ncb']],
  ])('%s: %j', (kind, permitted) => {
    const answer = judged({
      kind,
      addressees: [...everyone],
      decisionRestsOn: 'criminal-background',
    });
    expect(answer.permitted).toEqual(permitted);
    expect(answer.faults).toEqual([]);
    const others = answer.blocked.map(([key]) => key);
    expect([...permitted, ...others].sort()).toEqual(
      ['own-ncb', 'asylum-authority', 'general-secretariat', 'ccf', 'ncb ITA'].sort(),
    );
    for (const [, blocks] of answer.blocked) {
      expect(blocks).toEqual([{ kind: 'not-for-this-message' }]);
    }
  });

  it('sends a denial to other countries but the forbidden ones, with the reason for each', () => {
    const answer = judged(
      {
        kind: 'denial',
        addressees: [{ kind: 'other-countries' }, { kind: 'general-secretariat' }],
        decisionRestsOn: 'criminal-background',
      },
      { persecutors: ['ERI'], countriesOfOrigin: ['ERI'], noticeIssuers: ['SYR'] },
    );
    expect(answer.permitted).toContain('general-secretariat');
    expect(answer.permitted).toContain('ncb ITA');
    expect(answer.blocked).toEqual([
      ['ncb ERI', [{ kind: 'forbidden-state', grounds: ['origin', 'persecutor'] }]],
      ['ncb SYR', [{ kind: 'forbidden-state', grounds: ['notice-issuer'] }]],
    ]);
  });

  it('asks the issuer of a notice nothing when it may be the persecutor', () => {
    const answer = judged(
      { kind: 'hit-confirmation-request', addressees: [{ kind: 'ncb', state: 'ERI' }] },
      { nationalities: ['ERI'] },
    );
    expect(answer.permitted).toEqual([]);
    expect(answer.faults).toEqual([{ kind: 'nobody-left' }]);
  });

  it('knows the members by any code of theirs', () => {
    const to = (state: string) =>
      judged({
        kind: 'denial',
        addressees: [{ kind: 'ncb', state }],
        decisionRestsOn: 'criminal-background',
      });
    expect(to('DEU').permitted).toEqual(['ncb DEU']);
    expect(to('PRK').blocked).toEqual([['ncb PRK', [{ kind: 'not-a-member' }]]]);
  });
});

describe('what somebody who may not know of the case would read', () => {
  const request = (freeText: string) =>
    judged(
      {
        kind: 'hit-confirmation-request',
        addressees: [{ kind: 'own-ncb' }, { kind: 'ncb', state: 'ITA' }],
        freeText,
      },
      { identifiers: ['AZ-2026/4471'] },
    );

  it('is no word of asylum', () => {
    const answer = request('He asked for asylum.');
    expect(answer.permitted).toEqual(['own-ncb']);
    expect(answer.blocked).toEqual([
      ['ncb ITA', [{ kind: 'asylum-term', term: { language: 'en', term: 'asylum' } }]],
    ]);
  });

  it('is nothing that names the case', () => {
    expect(request('Our AZ-2026/4471.').blocked).toEqual([
      ['ncb ITA', [{ kind: 'names-the-case', identifier: 'AZ-2026/4471' }]],
    ]);
  });

  it('is anything else', () => {
    expect(request('Is it he?').permitted).toEqual(['own-ncb', 'ncb ITA']);
  });

  it('does not matter where the message itself says that there is a case', () => {
    const answer = judged({
      kind: 'denial',
      addressees: [{ kind: 'ncb', state: 'ITA' }],
      freeText: 'Asylum was denied.',
      decisionRestsOn: 'criminal-background',
    });
    expect(answer.permitted).toEqual(['ncb ITA']);
  });
});

describe('what a message needs', () => {
  it.each(kinds)('%s: everything that its rule names, and nothing else', (kind) => {
    const rule = MESSAGE_RULES[kind];
    const bare = judged({
      kind,
      addressees: [{ kind: 'own-ncb' }],
      approvedBy: ['ana', 'ana'],
      isMarkedConfidential: false,
      legalBasis: '  ',
      decisionRestsOn: 'criminal-background',
    });
    const expected = [
      ...(rule.needsTwoPersons ? ['two-persons-needed'] : []),
      ...(rule.needsMarking ? ['marking-missing'] : []),
      ...(rule.needsLegalBasis ? ['legal-basis-missing'] : []),
    ];
    expect(bare.faults.map((fault) => fault.kind)).toEqual(expected);
    expect(bare.permitted).toEqual(expected.length === 0 ? ['own-ncb'] : []);
  });

  it('is the same for every kind that tells of a status', () => {
    const formal = kinds.filter((kind) => MESSAGE_RULES[kind].needsMarking);
    expect(formal).toEqual([
      'status-confirmation',
      'review-outcome',
      'denial',
      'status-revocation',
    ]);
    for (const kind of formal) {
      expect(MESSAGE_RULES[kind]).toMatchObject({ needsTwoPersons: true, needsLegalBasis: true });
    }
    expect(kinds.filter((kind) => !MESSAGE_RULES[kind].revealsAsylum)).toEqual([
      'hit-confirmation-request',
      'document-report',
    ]);
    expect(MESSAGE_RULES['document-report'].needsTwoPersons).toBe(true);
  });

  it.each(['other', undefined] as const)('a denial that rests on %s is told to nobody', (rests) => {
    const { decisionRestsOn: _, ...denial } = soundMessage({ kind: 'denial' });
    const whole = rests === undefined ? denial : { ...denial, decisionRestsOn: rests };
    const answer = permit(whole, NO_FACTS, WORLD);
    expect(answer.permitted).toEqual([]);
    expect(answer.faults).toEqual([{ kind: 'not-for-criminal-background' }]);
  });

  it('a report of a document does not say whose it is', () => {
    const answer = judged(
      {
        kind: 'document-report',
        addressees: [{ kind: 'own-ncb' }],
        freeText: 'Taken from Oren Valdis.',
      },
      { identifiers: ['Oren Valdis', 'AZ-2026/4471'] },
    );
    expect(answer.faults).toEqual([{ kind: 'names-the-holder', identifier: 'Oren Valdis' }]);
  });
});

describe('a correction', () => {
  const correction = (change: Partial<Message>) =>
    judged({
      kind: 'correction',
      addressees: [
        { kind: 'ncb', state: 'ITA' },
        { kind: 'ncb', state: 'FRA' },
      ],
      decisionRestsOn: 'criminal-background',
      corrects: { kind: 'denial', sentTo: ['ncb ITA'] },
      ...change,
    });

  it('goes to those who received what it corrects', () => {
    const answer = correction({});
    expect(answer.permitted).toEqual(['ncb ITA']);
    expect(answer.blocked).toEqual([['ncb FRA', [{ kind: 'never-received-it' }]]]);
  });

  it('follows the rule of what it corrects, with two persons in any case', () => {
    expect(correction({ isMarkedConfidential: false }).faults).toEqual([
      { kind: 'marking-missing' },
    ]);
    const request: Message['corrects'] = {
      kind: 'hit-confirmation-request',
      sentTo: ['ncb ITA'],
    };
    expect(correction({ corrects: request, approvedBy: ['ana'] }).faults).toEqual([
      { kind: 'two-persons-needed' },
    ]);
    expect(correction({ decisionRestsOn: 'other' }).faults).toEqual([
      { kind: 'not-for-criminal-background' },
    ]);
  });

  it('needs something to correct', () => {
    const { corrects: _, ...without } = soundMessage({ kind: 'correction' });
    for (const nothing of [
      without,
      soundMessage({ kind: 'correction', corrects: { kind: 'correction', sentTo: ['ccf'] } }),
    ]) {
      const answer = permit(nothing, NO_FACTS, WORLD);
      expect(answer).toEqual({
        permitted: [],
        blocked: [],
        faults: [{ kind: 'nothing-to-correct' }],
      });
    }
  });
});

describe('whatever the case, the message and those addressed', () => {
  const property = (check: (message: Message, facts: CaseFacts) => void): void =>
    fc.assert(fc.property(message, caseFacts, check), { numRuns: 1000 });

  it('no forbidden State receives anything', () => {
    property((sent, facts) => {
      const forbidden = forbiddenStates(facts);
      for (const recipient of permit(sent, facts, WORLD).permitted) {
        if (recipient.kind === 'ncb') expect(forbidden.has(recipient.state)).toBe(false);
      }
    });
  });

  it('no bureau abroad reads of asylum or of the case but in a denial', () => {
    property((sent, facts) => {
      const { permitted } = permit(sent, facts, WORLD);
      if (sent.kind === 'denial' || !permitted.some(({ kind }) => kind === 'ncb')) return;
      expect(asylumTermsIn(sent.freeText)).toEqual([]);
      expect(identifiersIn(sent.freeText, facts.identifiers)).toEqual([]);
    });
  });

  it('everyone addressed is permitted or blocked with a reason, unless nobody is', () => {
    property((sent, facts) => {
      const { permitted, blocked, faults } = permit(sent, facts, WORLD);
      const judgedKeys = [...permitted, ...blocked.map(({ recipient }) => recipient)].map(keyOf);
      const addressed = recipientsOf(sent.addressees, WORLD).map(keyOf);
      expect(addressed).toEqual(expect.arrayContaining(judgedKeys));
      if (faults.length === 0) expect(judgedKeys.sort()).toEqual(addressed.sort());
      else expect(permitted).toEqual([]);
      for (const { blocks } of blocked) expect(blocks).not.toEqual([]);
    });
  });

  it('a message that goes to anybody had two persons, a marking and a legal basis where it needs them', () => {
    property((sent, facts) => {
      if (sent.kind === 'correction' || permit(sent, facts, WORLD).permitted.length === 0) return;
      const { needsTwoPersons, needsMarking, needsLegalBasis } = MESSAGE_RULES[sent.kind];
      expect(new Set(sent.approvedBy).size).toBeGreaterThanOrEqual(needsTwoPersons ? 2 : 0);
      expect(sent.isMarkedConfidential || !needsMarking).toBe(true);
      expect(sent.legalBasis.trim() !== '' || !needsLegalBasis).toBe(true);
    });
  });
});
