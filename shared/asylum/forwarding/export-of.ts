/** Makes the export of a message of its case, and the letter from which the PDF is made. */
import { formatPartialDate } from '#shared/kernel/partial-date.ts';
import type { Recipient } from '#shared/protection/recipient.ts';
import { type Case, correctedBy } from '../case.ts';
import type { Notification } from '../decision.ts';
import type { Hit } from '../hits.ts';
import { type CasePerson, personsNamed } from '../intake.ts';
import { hitsNamed } from '../open-points.ts';
import { type HitRequest, hitLetter } from '../templates/hit-letter.ts';
import { type Letter, plainText, referenceOf } from '../templates/letter.ts';
import { endOf, notificationLetter } from '../templates/notification-letter.ts';
import type { ExportedEntry, ExportedPerson, NcbExport } from './ncb-export.ts';

export type Exported = { readonly content: NcbExport; readonly letter: Letter };

export type ExportSetting = {
  /** ICAO code. */
  readonly originState: string;
  /** ISO 8601. */
  readonly exportedAt: string;
  readonly recipients: readonly Recipient[];
};

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Nothing of a case: only what the request about the hit says to everyone. */
export function hitExport(request: HitRequest, setting: ExportSetting): Exported {
  const letter = hitLetter(request);
  const content: NcbExport = {
    ...headOf(request.id, letter, setting),
    kind: 'hit-confirmation-request',
    authority: null,
    file: null,
    form: null,
    legalBasis: null,
    approvedAt: null,
    persons: [],
    decision: null,
    entries: [...entriesOf(request.hit)],
    corrects: null,
    statement: null,
  };
  return { content, letter };
}

/** `formName`: what the agencies call the form; empty when they have no name for it. */
export function notificationExport(
  state: Case,
  { notification, formName }: { readonly notification: Notification; readonly formName: string },
  setting: ExportSetting,
): Exported {
  const { id, draft, decision, decidedAt } = notification;
  const { recipients } = setting;
  const letter = notificationLetter(state, { id, draft, decision, recipients, formName });
  const corrected = correctedBy(state, draft);
  const content: NcbExport = {
    ...headOf(id, letter, setting),
    kind: draft.kind,
    authority: decision.authority,
    file: state.intake.reference,
    form: orNull(formName),
    legalBasis: orNull(draft.legalBasis),
    approvedAt: decidedAt,
    persons: personsNamed(state.intake, draft.persons).map(personOf),
    decision: {
      outcome: decision.outcome,
      decidedOn: decision.decidedOn,
      endedOn: endOf(state, { draft, decision }),
    },
    entries: hitsNamed(state, draft.hits).flatMap(entriesOf),
    corrects:
      corrected === undefined
        ? null
        : { reference: referenceOf(corrected.id), kind: corrected.draft.kind },
    statement: orNull(draft.statement),
  };
  return { content, letter };
}

function headOf(id: string, letter: Letter, setting: ExportSetting) {
  const { originState, exportedAt, recipients } = setting;
  return {
    schema: 'farpost/ncb-export/1' as const,
    id,
    reference: referenceOf(id),
    language: letter.language,
    marking: letter.marking === null ? ('none' as const) : ('confidential-refugee' as const),
    originState,
    recipients: [...recipients],
    exportedAt,
    text: plainText(letter),
  };
}

function personOf(person: CasePerson): ExportedPerson {
  const { names, dateOfBirth, sex, nationalities, stateOfBirth, placeOfBirth } = person;
  return {
    names: names.map((name) => ({ ...name })),
    dateOfBirth: orNull(formatPartialDate(dateOfBirth)),
    sex,
    nationalities: [...nationalities],
    stateOfBirth,
    placeOfBirth: orNull(placeOfBirth),
  };
}

function entriesOf({
  list,
  candidate,
  document,
  notices,
}: Pick<Hit, 'list' | 'candidate' | 'document' | 'notices'>): readonly ExportedEntry[] {
  if (document !== null) {
    const { issuingState, documentNumber } = document;
    return [{ kind: 'document', list, issuingState, documentNumber }];
  }
  if (notices.length === 0) {
    return [{ kind: 'listing', list, reference: candidate?.person.id ?? '' }];
  }
  return notices.map(({ kind: notice, reference, issuer }) => ({
    kind: 'notice',
    list,
    notice,
    reference,
    issuer,
  }));
}
