/** Refusals, blocks, grounds and open points as sentences. */

import type { SentenceKey } from '#renderer/ui/language/dictionary.ts';
import type { Speech } from '#renderer/ui/language/speech.ts';
import { fullName } from '#renderer/ui/verdict/describe.ts';
import type { Case } from '#shared/asylum/case.ts';
import type { IntakeFault, NameVariant } from '#shared/asylum/intake.ts';
import type { OpenPoint } from '#shared/asylum/open-points.ts';
import type { Refusal } from '#shared/asylum/refusal.ts';
import type { Block, Fault } from '#shared/protection/block.ts';
import type { Ground } from '#shared/protection/forbidden-states.ts';
import type { Addressee } from '#shared/protection/recipient.ts';
import type { Officer } from '#shared/station/session.ts';
import type { Trouble } from './asylum-store.ts';
import type { CheckFailure } from './check-runner.ts';

const POINTS: Readonly<Record<OpenPoint, SentenceKey>> = {
  'checks-missing': 'asylum.point.checks-missing',
  'checks-incomplete': 'asylum.point.checks-incomplete',
  'checks-stale': 'asylum.point.checks-stale',
  'hits-unverified': 'asylum.point.hits-unverified',
  'threads-waiting': 'asylum.point.threads-waiting',
  'decision-missing': 'asylum.point.decision-missing',
  'notifications-undecided': 'asylum.point.notifications-undecided',
  'confirmation-owed': 'asylum.point.confirmation-owed',
  'correction-owed': 'asylum.point.correction-owed',
};

const FAULTS: Readonly<Record<IntakeFault['kind'], SentenceKey>> = {
  'one-applicant-needed': 'asylum.fault.one-applicant-needed',
  'same-person-twice': 'asylum.fault.same-person-twice',
  'guardian-missing': 'asylum.fault.guardian-missing',
  'guardian-unfit': 'asylum.fault.guardian-unfit',
  'documents-unexplained': 'asylum.fault.documents-unexplained',
};

const byText = (table: Readonly<Record<string, SentenceKey>>): ReadonlyMap<string, SentenceKey> =>
  new Map(Object.entries(table));
const pointKeys = byText(POINTS);
const faultKeys = byText(FAULTS);

const known = ({ t }: Speech, keys: ReadonlyMap<string, SentenceKey>, text: string): string => {
  const key = keys.get(text);
  return key === undefined ? text : t(key);
};

/** A newer station may name a point that this desk does not know: then its code. */
export const pointWords = (speech: Speech, point: string): string =>
  known(speech, pointKeys, point);
export const faultWords = (speech: Speech, fault: string): string =>
  known(speech, faultKeys, fault);

const FIELDS: Readonly<Record<string, SentenceKey>> = {
  reference: 'asylum.reference',
  legalBasis: 'asylum.legal-basis',
  consent: 'asylum.consent',
  persons: 'asylum.stage.intake',
  countriesOfOrigin: 'asylum.origin',
  persecutors: 'asylum.persecutors',
  transit: 'asylum.transit',
  primaryIdentifier: 'field.primaryIdentifier',
  secondaryIdentifier: 'field.secondaryIdentifier',
  originalScript: 'asylum.name-original',
  nationalities: 'field.nationality',
  stateOfBirth: 'asylum.state-of-birth',
  placeOfBirth: 'asylum.place-of-birth',
  guardian: 'asylum.guardian',
  documents: 'asylum.papers',
  documentNumber: 'field.documentNumber',
  issuingState: 'field.issuingState',
  withoutDocuments: 'asylum.no-papers-reason',
};

/** A field by its path (`persons.0.placeOfBirth`), in the words that stand over it. */
export function fieldWords({ t }: Speech, path: string): string {
  const parts = path.split('.');
  const key = parts.map((part) => FIELDS[part]).findLast((found) => found !== undefined);
  const number = parts[0] === 'persons' && parts[1] !== undefined ? Number(parts[1]) + 1 : null;
  const field = key === undefined ? path : t(key);
  return number === null
    ? field
    : t('asylum.fault-of', { name: t('asylum.person-number', { number }), fault: field });
}

/** A person by the first name that was taken down. */
export function nameOf(speech: Speech, name: NameVariant | undefined): string {
  if (name === undefined) return speech.t('common.unknown');
  const isLatin = name.primaryIdentifier !== '' || name.secondaryIdentifier !== '';
  return isLatin ? fullName(speech, name) : name.originalScript;
}

export function personName(speech: Speech, state: Pick<Case, 'intake'>, id: string): string {
  return nameOf(speech, state.intake.persons.find((person) => person.id === id)?.names[0]);
}

export function officerName(
  { t }: Speech,
  officers: readonly Officer[],
  id: string | null,
): string {
  if (id === null) return t('common.unknown');
  const known = officers.find((officer) => officer.id === id)?.displayName;
  return known ?? t('common.officer-gone', { id });
}

export const groundsWords = ({ t, all }: Speech, grounds: readonly Ground[]): string =>
  all(grounds.map((ground) => t(`asylum.ground.${ground}`)));

export function recipientWords({ t, stateName }: Speech, recipient: Addressee): string {
  switch (recipient.kind) {
    case 'ncb':
      return t('asylum.recipient.ncb', { state: stateName(recipient.state) });
    case 'group':
      return recipient.name;
    case 'own-ncb':
    case 'asylum-authority':
    case 'general-secretariat':
    case 'ccf':
    case 'other-countries':
      return t(`asylum.recipient.${recipient.kind}`);
  }
}

export function blockWords(speech: Speech, block: Block): string {
  const { t } = speech;
  switch (block.kind) {
    case 'forbidden-state':
      return t('asylum.block.forbidden-state', { grounds: groundsWords(speech, block.grounds) });
    case 'asylum-term':
      return t('asylum.block.asylum-term', { term: block.term.term });
    case 'names-the-case':
      return t('asylum.block.names-the-case', { identifier: block.identifier });
    case 'not-for-this-message':
    case 'not-a-member':
    case 'never-received-it':
      return t(`asylum.block.${block.kind}`);
  }
}

function messageFaultWords({ t }: Speech, fault: Fault): string {
  if (fault.kind === 'names-the-holder') {
    return t('asylum.message-fault.names-the-holder', { identifier: fault.identifier });
  }
  return t(`asylum.message-fault.${fault.kind}`);
}

/** Each refusal as one sentence or more, in the order in which the station gave them. */
export function refusalWords(
  speech: Speech,
  refusal: Refusal,
  state: Pick<Case, 'intake'> | null = null,
): readonly string[] {
  const { t } = speech;
  if (refusal.kind === 'not-permitted-message') {
    const faults = refusal.faults.map((fault) => messageFaultWords(speech, fault));
    return [t('asylum.refusal.not-permitted-message'), ...faults];
  }
  if (refusal.kind === 'intake-fault') return [intakeFaultWords(speech, refusal, state)];
  return [refusalSentence(speech, refusal)];
}

type OneSentence = Exclude<Refusal, { kind: 'not-permitted-message' | 'intake-fault' }>;

function refusalSentence(speech: Speech, refusal: OneSentence): string {
  const { t } = speech;
  if (refusal.kind === 'not-now') return t(`asylum.refusal.not-now.${refusal.status}`);
  if (refusal.kind === 'list-missing') {
    return t('asylum.refusal.list-missing', { lists: speech.all(refusal.lists) });
  }
  if (refusal.kind === 'not-yet-due') {
    return t('asylum.refusal.not-yet-due', { moment: speech.moment(refusal.dueAt) });
  }
  if (refusal.kind === 'attachments-too-large') {
    return t('asylum.refusal.attachments-too-large', { size: speech.size(refusal.limitInBytes) });
  }
  if (refusal.kind === 'points-open') {
    const points = speech.all(refusal.points.map((point) => pointWords(speech, point)));
    return t('asylum.refusal.points-open', { points });
  }
  return t(`asylum.refusal.${refusal.kind}`);
}

function intakeFaultWords(
  speech: Speech,
  { fault, person }: Extract<Refusal, { kind: 'intake-fault' }>,
  state: Pick<Case, 'intake'> | null,
): string {
  const words = faultWords(speech, fault);
  if (person === null || state === null) return words;
  const name = personName(speech, state, person);
  return speech.t('asylum.fault-of', { name, fault: words });
}

/** Why a step was not recorded, in one sentence or more. */
export function troubleWords(
  speech: Speech,
  trouble: Trouble,
  state: Pick<Case, 'intake'> | null = null,
): readonly string[] {
  const { t } = speech;
  switch (trouble.kind) {
    case 'refused':
      return trouble.refusals.flatMap((refusal) => refusalWords(speech, refusal, state));
    case 'witness-waits':
      return [t('asylum.trouble.witness-waits', { count: trouble.seconds })];
    case 'disk-full':
      return [t('asylum.trouble.disk-full', { size: speech.size(trouble.bytesNeeded) })];
    case 'not-recorded':
      return [t('asylum.trouble.not-recorded', { reason: trouble.reason })];
    case 'witness-refused':
    case 'no-answer':
      return [t(`asylum.trouble.${trouble.kind}`)];
  }
}

export function checkFailureWords(speech: Speech, failure: CheckFailure): string {
  const { t } = speech;
  const why =
    failure.why.kind === 'not-screened'
      ? t('asylum.check-failure.not-screened')
      : troubleWords(speech, failure.why).join(' ');
  if (failure.label === '') return t('asylum.check-failure.unread', { why });
  return t('asylum.check-failure', { reference: failure.reference, label: failure.label, why });
}
