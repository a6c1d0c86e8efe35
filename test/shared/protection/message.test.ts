import { describe, expect, it } from 'vitest';
import { caseFactsSchema } from '#shared/protection/forbidden-states.ts';
import { messageKindSchema, messageSchema } from '#shared/protection/message.ts';
import { addresseeSchema, recipientSchema } from '#shared/protection/recipient.ts';
import { NO_FACTS, soundMessage } from './cases.ts';

const isMessage = (value: unknown) => messageSchema.safeParse(value).success;
const isAddressee = (value: unknown) => addresseeSchema.safeParse(value).success;
const areFacts = (change: object) => caseFactsSchema.safeParse({ ...NO_FACTS, ...change }).success;
const text = (length: number) => 'x'.repeat(length);
const many = <Item>(item: Item, count: number) => Array.from({ length: count }, () => item);

describe('a recipient', () => {
  it.each([
    { kind: 'own-ncb' },
    { kind: 'asylum-authority' },
    { kind: 'general-secretariat' },
    { kind: 'ccf' },
    { kind: 'ncb', state: 'D' },
    { kind: 'ncb', state: 'FRA' },
  ])('is %j', (value) => {
    expect(recipientSchema.parse(value)).toEqual(value);
    expect(addresseeSchema.parse(value)).toEqual(value);
  });

  it.each([
    { kind: 'other-countries' },
    { kind: 'group', name: 'Neighbours', states: [] },
    { kind: 'group', name: text(80), states: many('FRA', 300) },
  ])('may be addressed in a group, but is none: %#', (value) => {
    expect(addresseeSchema.parse(value)).toEqual(value);
    expect(recipientSchema.safeParse(value).success).toBe(false);
  });

  it.each([
    { kind: 'everybody' },
    { kind: 'ncb', state: 'FRAU' },
    { kind: 'ncb', state: 'fra' },
    { kind: 'ncb', state: '' },
    { kind: 'ncb', state: '1FR' },
    { kind: 'group', name: '', states: [] },
    { kind: 'group', name: text(81), states: [] },
    { kind: 'group', name: 'All', states: many('FRA', 301) },
    { kind: 'group', name: 'Some', states: ['france'] },
  ])('is not anything else: %#', (value) => {
    expect(isAddressee(value)).toBe(false);
  });
});

describe('a message', () => {
  it.each(messageKindSchema.options)('of the kind %s keeps what it says', (kind) => {
    const message = soundMessage({
      kind,
      decisionRestsOn: 'other',
      corrects: { kind, sentTo: ['ncb ITA'] },
    });
    expect(messageSchema.parse(message)).toEqual(message);
  });

  it('may rest on criminal background', () => {
    expect(isMessage(soundMessage({ decisionRestsOn: 'criminal-background' }))).toBe(true);
  });

  it.each([
    ['addressees', many({ kind: 'ccf' }, 60), many({ kind: 'ccf' }, 61)],
    ['freeText', text(20_000), text(20_001)],
    ['approvedBy', many(text(60), 10), many('ana', 11)],
    ['approvedBy', [], [text(61)]],
    ['approvedBy', ['a'], ['']],
    ['legalBasis', text(500), text(501)],
    ['addressees', [{ kind: 'ccf' }], []],
    ['decisionRestsOn', 'other', 'anything'],
    [
      'corrects',
      { kind: 'denial', sentTo: many(text(20), 400) },
      { kind: 'denial', sentTo: many('ccf', 401) },
    ],
    ['corrects', { kind: 'denial', sentTo: [] }, { kind: 'denial', sentTo: [text(21)] }],
    ['kind', 'denial', 'letter'],
    ['isMarkedConfidential', false, 'no'],
  ])('is bounded in its %s', (field, longest, tooMuch) => {
    expect(isMessage({ ...soundMessage({}), [field]: longest })).toBe(true);
    expect(isMessage({ ...soundMessage({}), [field]: tooMuch })).toBe(false);
  });
});

describe('the facts of a case', () => {
  it.each([
    'countriesOfOrigin',
    'nationalities',
    'statesOfBirth',
    'persecutors',
    'transit',
    'noticeIssuers',
  ])('have codes as %s', (field) => {
    expect(areFacts({ [field]: many('FRA', 60) })).toBe(true);
    expect(areFacts({ [field]: ['D'] })).toBe(true);
    for (const wrong of [many('FRA', 61), [''], ['FRAU'], undefined]) {
      expect(areFacts({ [field]: wrong })).toBe(false);
    }
  });

  it('have bounded identifiers', () => {
    expect(areFacts({ identifiers: many(text(500), 500) })).toBe(true);
    expect(areFacts({ identifiers: [text(501)] })).toBe(false);
    expect(areFacts({ identifiers: many('x', 501) })).toBe(false);
  });
});
