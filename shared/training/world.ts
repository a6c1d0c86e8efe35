/** The lists of the training world: what the scenarios need, and enough strangers around it. */
import { type FictionalWorld, inventWorld } from '#shared/fiction/world.ts';
import { constantLines } from '#shared/icao/compose-mrz.ts';
import { readMrz } from '#shared/icao/mrz.ts';
import { DEFAULT_POLICY, type Policy } from '#shared/release/policy.ts';
import { pairOf } from '#shared/screening/judgement.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import {
  LISTED_PERSONS,
  REPORTED_DOCUMENTS,
  SANCTIONED_PERSONS,
  TWIN_BEFORE,
  TWIN_LISTED,
} from './cast.ts';
import { TRAINING_DAY } from './scenario.ts';

/** The day on which the publishers dated their lists: the day before that of the training world. */
export const TRAINING_LIST_DATE = '2026-06-14';

/** A lesson takes longer than a traveller. */
export const TRAINING_POLICY: Policy = { ...DEFAULT_POLICY, idleLockInMinutes: 20 };

const SIZE = { seed: 5_2017, notices: 300, sanctions: 120, documents: 4000 };

/** Equal on every machine. */
export function trainingLists(): FictionalWorld {
  const world = inventWorld({ ...SIZE, year: TRAINING_DAY.year });
  return {
    notices: [...world.notices, ...LISTED_PERSONS],
    sanctions: [...world.sanctions, ...SANCTIONED_PERSONS],
    documents: [...world.documents, ...REPORTED_DOCUMENTS],
  };
}

/** What other posts have judged: the name twin is not the one who is sought. */
export function trainingJudgements(): readonly string[] {
  const twin = twinIn(constantLines(TWIN_BEFORE));
  return [pairOf(twin, 'interpol-notices', TWIN_LISTED)].filter((pair) => pair !== null);
}

/** The name twin, as the desk makes him of the lines of his passport; throws on lines that cannot be read. */
export function twinIn(lines: readonly string[]): Traveller {
  const reading = readMrz(lines.join('\n'), { today: TRAINING_DAY });
  if (!reading.ok) throw new Error('the lines of a traveller cannot be read');
  const { primaryIdentifier, secondaryIdentifier, dateOfBirth, nationality } = reading.value;
  const { documentNumber, documentCode, issuingState, dateOfExpiry } = reading.value;
  return {
    primaryIdentifier,
    secondaryIdentifier,
    nameTruncated: false,
    dateOfBirth,
    sex: 'M',
    nationality,
    document: {
      documentType: 'passport',
      documentCode,
      documentNumber,
      issuingState,
      dateOfExpiry,
    },
    mrz: null,
    findings: [],
  };
}
