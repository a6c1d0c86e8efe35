/** Invented cases and messages for the tests of the protection rules. */
import fc from 'fast-check';
import type { CaseFacts } from '#shared/protection/forbidden-states.ts';
import { type Message, messageKindSchema } from '#shared/protection/message.ts';
import type { Addressee, World } from '#shared/protection/recipient.ts';

export const MEMBERS = ['CHE', 'FRA', 'ITA', 'D', 'RUS', 'UKR', 'SRB', 'ERI', 'SYR', 'GBR', 'CHN'];
export const WORLD: World = { ownState: 'CHE', members: MEMBERS };

/** Members, former States, other codes of one, and one that is no member. */
export const state = fc.constantFrom(...MEMBERS, 'DEU', 'GBN', 'SUN', 'YUG', 'HKG', 'PRK');
const states = fc.array(state, { maxLength: 3 });

export const NO_FACTS: CaseFacts = {
  countriesOfOrigin: [],
  nationalities: [],
  statesOfBirth: [],
  persecutors: [],
  transit: [],
  noticeIssuers: [],
  identifiers: [],
};

const IDENTIFIERS = ['AZ-2026/4471', 'Oren Valdis', 'X1234567'];

export const caseFacts: fc.Arbitrary<CaseFacts> = fc.record({
  countriesOfOrigin: states,
  nationalities: states,
  statesOfBirth: states,
  persecutors: states,
  transit: states,
  noticeIssuers: states,
  identifiers: fc.subarray(IDENTIFIERS),
});

const addressee: fc.Arbitrary<Addressee> = fc.oneof(
  fc.constantFrom<Addressee>(
    { kind: 'own-ncb' },
    { kind: 'asylum-authority' },
    { kind: 'general-secretariat' },
    { kind: 'ccf' },
    { kind: 'other-countries' },
  ),
  state.map((code): Addressee => ({ kind: 'ncb', state: code })),
  states.map((codes): Addressee => ({ kind: 'group', name: 'Some', states: codes })),
);
export const addressees = fc.array(addressee, { minLength: 1, maxLength: 5 });

const sentence = fc.constantFrom(
  'Please confirm whether this is the person sought.',
  'He applied for a s y l u m on Monday.',
  'طلب اللجوء',
  'See AZ 2026 4471.',
  'Un réfugié reconnu.',
  '',
);

export const message: fc.Arbitrary<Message> = fc.record({
  kind: fc.constantFrom(...messageKindSchema.options),
  addressees,
  freeText: fc.array(sentence, { maxLength: 3 }).map((all) => all.join(' ')),
  approvedBy: fc.array(fc.constantFrom('ana', 'ben', 'eva'), { maxLength: 3 }),
  isMarkedConfidential: fc.boolean(),
  legalBasis: fc.constantFrom('', ' ', 'Asylum Act, article 97'),
  decisionRestsOn: fc.constantFrom('criminal-background', 'other'),
});

/** A message that keeps every rule of its kind; what a test changes breaks one. */
export const soundMessage = (change: Partial<Message>): Message => ({
  kind: 'status-confirmation',
  addressees: [{ kind: 'general-secretariat' }],
  freeText: '',
  approvedBy: ['ana', 'ben'],
  isMarkedConfidential: true,
  legalBasis: 'Asylum Act, article 97',
  ...change,
});
