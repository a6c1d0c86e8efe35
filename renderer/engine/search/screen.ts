/** Searches every list of a release and has the answers judged. A search that breaks is an answer, too. */
import type { PlainDay } from '#shared/kernel/partial-date.ts';
import { type ActiveRelease, POLICY_TARGET } from '#shared/release/manifest.ts';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import type { ListAnswer, SearchOutcome } from '#shared/screening/answers.ts';
import { verdictOf } from '#shared/screening/decide.ts';
import { type Judged, type Judgements, pairOf } from '#shared/screening/judgement.ts';
import { type NameFinding, nameFindings } from '#shared/screening/names/name-findings.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { Verdict } from '#shared/screening/verdict.ts';
import type { ViewCache } from '../db/view-cache.ts';
import { type Generation, unreadList } from './generation.ts';
import type { ListSource } from './list-source.ts';

/** Findings that no honest name gives cause for; an empty or short one may be all that is known. */
const ODD: ReadonlySet<NameFinding> = new Set<NameFinding>([
  'name-too-many-words',
  'name-mixed-scripts',
  'name-control-characters',
  'name-direction-override',
  'name-pictures',
]);

export type Screening = {
  readonly traveller: Traveller;
  readonly generation: Generation | null;
  /** What the station has, which may not be installed yet. */
  readonly offered: ActiveRelease | null;
  readonly today: PlainDay;
  /** What this post judged about these pairs. */
  readonly judgements: ViewCache['judgements'];
  /** Notes the cause somewhere and answers the reference under which it is found. */
  readonly report: (cause: unknown) => string;
};

export async function screenTraveller(screening: Screening): Promise<Verdict> {
  const { generation, offered, today } = screening;
  const traveller = withNameFindings(screening.traveller);
  if (generation === null) {
    const lists = offered?.lists.map(unreadList) ?? [];
    const release = offered && { version: offered.version, lists };
    return verdictOf({ traveller, answers: [], policy: DEFAULT_POLICY, release, today });
  }
  const answers = await Promise.all(
    generation.sources.map(async (source) => ({
      list: source.list.id,
      outcome: await outcomeOf(source, generation, screening),
    })),
  );
  return verdictOf({
    traveller,
    answers,
    judged: await judgedBefore(answers, generation, { ...screening, traveller }),
    policy: generation.policy ?? DEFAULT_POLICY,
    release: {
      version: generation.release.version,
      lists: generation.sources.map(({ list }) => list),
    },
    today,
  });
}

/** What was judged about the persons found, here or elsewhere; the word of this post counts before others'. */
async function judgedBefore(
  answers: readonly ListAnswer[],
  { judgedElsewhere }: Generation,
  { traveller, judgements, report }: Screening,
): Promise<Judgements> {
  const found = answers.flatMap(({ outcome }) =>
    outcome.kind === 'searched' ? outcome.candidates : [],
  );
  const pairs = found.flatMap(({ list, person }) => pairOf(traveller, list, person) ?? []);
  const judged = new Map<string, Judged>(
    pairs
      .filter((pair) => judgedElsewhere.has(pair))
      .map((pair) => [pair, { where: 'elsewhere', on: null }]),
  );
  if (pairs.length === 0) return judged;
  try {
    for (const { pair, decision, on } of await judgements(pairs)) {
      if (decision === 'different') judged.set(pair, { where: 'here', on });
      else judged.delete(pair);
    }
    return judged;
  } catch (cause) {
    // Nobody knows what was withdrawn here: every alarm stays.
    report(cause);
    return new Map();
  }
}

/** An odd name is an error of its field: whoever bears it is looked at. */
function withNameFindings(traveller: Traveller): Traveller {
  const { primaryIdentifier, secondaryIdentifier, originalScriptName = '' } = traveller;
  const findings = [
    ['primaryIdentifier', `${primaryIdentifier} ${secondaryIdentifier}`] as const,
    ['originalScriptName', originalScriptName] as const,
  ].flatMap(([field, name]) =>
    nameFindings(name)
      .filter((code) => ODD.has(code))
      .map((code) => ({ field, code, severity: 'error' as const })),
  );
  return findings.length === 0
    ? traveller
    : { ...traveller, findings: [...traveller.findings, ...findings] };
}

async function outcomeOf(
  source: ListSource,
  { policy }: Generation,
  { traveller, report }: Screening,
): Promise<SearchOutcome> {
  if (policy === null) {
    return { kind: 'not-searched', failure: { kind: 'damaged', where: POLICY_TARGET } };
  }
  try {
    return await source.search(traveller, policy.thresholds.refer);
  } catch (cause) {
    return { kind: 'not-searched', failure: { kind: 'failed', reference: report(cause) } };
  }
}
