/**
 * Decides what may be sent to whom. The station asks before anything leaves, and the hub asks again; no
 * other code decides it.
 *
 * Nothing of a case goes to a State that is forbidden in it, whatever is sent and however it is addressed.
 */
import { canonicalIssuingState } from '#shared/documents/document-number.ts';
import { asylumTermsIn, identifiersIn } from './asylum-terms.ts';
import type { Block, Fault, Permit } from './block.ts';
import { type CaseFacts, forbiddenStates, type Ground } from './forbidden-states.ts';
import { MESSAGE_RULES, type Message, type MessageRule } from './message.ts';
import { keyOf, type Recipient, recipientsOf, type World } from './recipient.ts';

/** Who receives the message, who does not, and why. */
export function permit(message: Message, facts: CaseFacts, world: World): Permit {
  const rule = ruleOf(message);
  const forbidden = forbiddenStates(facts);
  const members = new Set(world.members.map(canonicalIssuingState));
  const judged = recipientsOf(message.addressees, world).map((recipient) => ({
    recipient,
    blocks: rule === null ? [] : blocksFor(recipient, { message, facts, rule, forbidden, members }),
  }));
  const permitted = judged.filter(({ blocks }) => blocks.length === 0);
  const faults = faultsOf(message, facts, rule);
  const all: Fault[] =
    faults.length === 0 && permitted.length === 0 ? [{ kind: 'nobody-left' }] : faults;
  return {
    permitted: all.length === 0 ? permitted.map(({ recipient }) => recipient) : [],
    blocked: judged.filter(({ blocks }) => blocks.length > 0),
    faults: all,
  };
}

/** A correction follows the rules of what it corrects; a correction of nothing has none. */
function ruleOf({ kind, corrects }: Message): MessageRule | null {
  if (kind !== 'correction') return MESSAGE_RULES[kind];
  if (corrects === undefined || corrects.kind === 'correction') return null;
  return { ...MESSAGE_RULES[corrects.kind], needsTwoPersons: true };
}

type Judging = {
  readonly message: Message;
  readonly facts: CaseFacts;
  readonly rule: MessageRule;
  readonly forbidden: ReadonlyMap<string, readonly Ground[]>;
  readonly members: ReadonlySet<string>;
};

function blocksFor(recipient: Recipient, judging: Judging): Block[] {
  const { message, rule } = judging;
  const blocks: Block[] = [];
  if (!rule.recipients.includes(recipient.kind)) blocks.push({ kind: 'not-for-this-message' });
  if (message.corrects !== undefined && !message.corrects.sentTo.includes(keyOf(recipient))) {
    blocks.push({ kind: 'never-received-it' });
  }
  if (recipient.kind === 'ncb') blocks.push(...blocksForState(recipient.state, judging));
  return blocks;
}

function blocksForState(state: string, judging: Judging): Block[] {
  const { message, facts, rule, forbidden, members } = judging;
  const blocks: Block[] = [];
  const grounds = forbidden.get(state);
  if (grounds !== undefined) blocks.push({ kind: 'forbidden-state', grounds: [...grounds] });
  if (!members.has(state)) blocks.push({ kind: 'not-a-member' });
  if (rule.revealsAsylum) return blocks;
  // Whoever may not know of the case must not read of it between the lines either.
  for (const term of asylumTermsIn(message.freeText)) blocks.push({ kind: 'asylum-term', term });
  for (const identifier of identifiersIn(message.freeText, facts.identifiers)) {
    blocks.push({ kind: 'names-the-case', identifier });
  }
  return blocks;
}

function faultsOf(message: Message, facts: CaseFacts, rule: MessageRule | null): Fault[] {
  if (rule === null) return [{ kind: 'nothing-to-correct' }];
  const faults: Fault[] = [];
  if (rule.needsTwoPersons && new Set(message.approvedBy).size < 2) {
    faults.push({ kind: 'two-persons-needed' });
  }
  if (rule.needsMarking && !message.isMarkedConfidential) faults.push({ kind: 'marking-missing' });
  if (rule.needsLegalBasis && message.legalBasis.trim() === '') {
    faults.push({ kind: 'legal-basis-missing' });
  }
  return [...faults, ...faultsOfKind(message, facts)];
}

/** What only one kind of message demands. */
function faultsOfKind(message: Message, facts: CaseFacts): Fault[] {
  const kind = message.corrects?.kind ?? message.kind;
  switch (kind) {
    case 'denial':
      return message.decisionRestsOn === 'criminal-background'
        ? []
        : [{ kind: 'not-for-criminal-background' }];
    case 'document-report':
      return identifiersIn(message.freeText, facts.identifiers).map((identifier) => ({
        kind: 'names-the-holder',
        identifier,
      }));
    case 'hit-confirmation-request':
    case 'information-request':
    case 'status-confirmation':
    case 'review-outcome':
    case 'status-revocation':
    case 'correction':
      return [];
  }
}
