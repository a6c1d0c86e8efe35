/** Every scenario, in the order in which they are best played. */
import type { Scenario } from './scenario.ts';
import { blueNotice } from './scenarios/blue-notice.ts';
import { brokenCheckDigit } from './scenarios/broken-check-digit.ts';
import { denialWarCrimes } from './scenarios/denial-war-crimes.ts';
import { listsTooOld } from './scenarios/lists-too-old.ts';
import { nameTwin } from './scenarios/name-twin.ts';
import { persecutorAsks } from './scenarios/persecutor-asks.ts';
import { refugeeRedNotice } from './scenarios/refugee-red-notice.ts';
import { revokedDocument } from './scenarios/revoked-document.ts';
import { stolenRefugeeDocument } from './scenarios/stolen-refugee-document.ts';
import { unTravelBan } from './scenarios/un-travel-ban.ts';
import { withoutPapers } from './scenarios/without-papers.ts';
import { yellowNoticeChild } from './scenarios/yellow-notice-child.ts';

export const SCENARIOS: readonly Scenario[] = [
  refugeeRedNotice,
  stolenRefugeeDocument,
  yellowNoticeChild,
  persecutorAsks,
  denialWarCrimes,
  nameTwin,
  brokenCheckDigit,
  listsTooOld,
  blueNotice,
  unTravelBan,
  revokedDocument,
  withoutPapers,
];

/** Null when there is none of that name. */
export const scenarioOf = (id: string): Scenario | null =>
  SCENARIOS.find((scenario) => scenario.id === id) ?? null;
