/**
 * Numbers that are easily mistaken for a presented one, each with what tells them apart.
 *
 * Pure proposals in order of probability; the caller bounds how many it looks up. Which of them are made, and
 * why so few: every look-up of a number that exists on some other document is a chance of a false alarm.
 */
import { checkDigitCharacter, FILLER } from '#shared/icao/check-digit.ts';
import type { NearMatch } from './near-match.ts';
import { alternationsOf, otherReadings } from './number-confusion.ts';
import { confirmsNumber, type PrintedDigit } from './printed-digit.ts';

/**
 * How probable a proposal is. Lower is looked up first:
 * 0 repairs that the printed check digit confirms; 1 a check digit typed along; 2 issuer aliases (not made here);
 * 3 common single confusions; 4 leading zeros; 5 rarer single confusions; 6 two confusions at once.
 */
export type NearRank = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** A number to look up and why. `documentNumber` is canonical and differs from the presented one. */
export type NearNumber = {
  readonly documentNumber: string;
  readonly near: NearMatch;
  readonly rank: NearRank;
};

/** Shorter numbers have no check digit worth recognising: one in ten would seem to. */
const SHORTEST_WITH_DIGIT = 6;
/** Positions of the number in the machine readable zone (Doc 9303 Parts 4 to 7). */
const ZONE_LENGTH = 9;

type Change = {
  readonly documentNumber: string;
  readonly positions: readonly [number, ...number[]];
  readonly presented: string;
  readonly listed: string;
  readonly tier: number;
  /** Changes between letters and digits in `documentNumber`. */
  readonly alternations: number;
};

type Exchange = Omit<Change, 'documentNumber' | 'alternations'>;

/**
 * All proposals for a canonical number, likeliest first, each number once. `printed` is the check digit in the
 * document's own zone, or `null` when there is none: typed, a visa's second number, not a digit.
 */
export function nearNumbers(number: string, printed: PrintedDigit | null): NearNumber[] {
  const singles = singleChanges(number);
  const common = singles.filter(({ tier }) => tier < 2);
  const doubles = doubleChanges(number, common);
  const proposals = [
    ...repairs(number, [...singles, ...doubles], printed),
    ...digitAppended(number, printed),
    ...singles.filter(({ tier }) => tier === 0).map(confusable(3)),
    ...leadingZeros(number),
    ...singles.filter(({ tier }) => tier === 1).map(confusable(5)),
    ...doubles.map(confusable(6)),
  ];
  const first = new Map<string, NearNumber>();
  // Not every repair is confirmed by the digit alone: a filler read as K ranks with the common confusions.
  for (const proposal of proposals.sort((a, b) => a.rank - b.rank)) {
    if (!first.has(proposal.documentNumber)) first.set(proposal.documentNumber, proposal);
  }
  return [...first.values()];
}

function singleChanges(number: string): Change[] {
  return [...number]
    .flatMap((presented, position) =>
      otherReadings(presented).map(({ character, tier }) =>
        exchanged(number, { positions: [position], presented, listed: character, tier }),
      ),
    )
    .sort(likelierFirst);
}

/**
 * Two confusions at once: only where the number then has no more changes between letters and digits than the
 * presented one, or where both are the same (a typist who writes every 0 as O). At all other places a second
 * confusion proposes numbers that no State would issue.
 */
function doubleChanges(number: string, singles: readonly Change[]): Change[] {
  const most = alternationsOf(number);
  const pairs = singles.flatMap((first) =>
    singles
      .filter((second) => second.positions[0] > first.positions[0])
      .map((second) => both(number, first, second)),
  );
  const isTwice = (pair: string): boolean => pair.charAt(0) === pair.charAt(1);
  return pairs
    .filter(
      ({ alternations, presented, listed }) =>
        alternations <= most || (isTwice(presented) && isTwice(listed)),
    )
    .sort(likelierFirst);
}

function both(number: string, first: Change, second: Change): Change {
  return exchanged(number, {
    positions: [first.positions[0], second.positions[0]],
    presented: first.presented + second.presented,
    listed: first.listed + second.listed,
    tier: Math.max(first.tier, second.tier),
  });
}

/** The number with the listed characters in their positions; a filler leaves nothing there. */
function exchanged(number: string, exchange: Exchange): Change {
  const characters = [...number];
  for (const [index, position] of exchange.positions.entries()) {
    characters[position] = exchange.listed.charAt(index);
  }
  const documentNumber = characters.join('').replaceAll(FILLER, '');
  return { ...exchange, documentNumber, alternations: alternationsOf(documentNumber) };
}

const likelierFirst = (a: Change, b: Change): number =>
  a.tier - b.tier || a.alternations - b.alternations || a.positions[0] - b.positions[0];

const confusable =
  (rank: NearRank) =>
  ({ documentNumber, positions, presented, listed }: Change): NearNumber => ({
    documentNumber,
    rank,
    near: { kind: 'confusable', positions: [...positions], presented, listed },
  });

/**
 * Readings that the printed check digit confirms although it disagrees with the number as read. Rare confusions
 * are allowed here, and the two errors that shift nothing: a filler behind the number read as `K` or `C`, or the
 * last character read as a filler. `K` counts like a filler, so that it is proposed even where the digit agrees.
 */
function repairs(
  number: string,
  changes: readonly Change[],
  printed: PrintedDigit | null,
): NearNumber[] {
  if (printed === null) return [];
  const fits = (change: Change): boolean => confirmsNumber(printed, change.documentNumber);
  const repaired = (change: Change): NearNumber => ({
    documentNumber: change.documentNumber,
    rank: 0,
    near: {
      kind: 'check-digit-repair',
      positions: [...change.positions],
      presented: change.presented,
      listed: change.listed,
    },
  });
  const surplus = surplusFillers(number, printed).filter(fits);
  if (confirmsNumber(printed, number)) return surplus.map(confusable(3));
  const likely = changes.filter(({ positions, tier }) => positions.length === 1 || tier === 0);
  return [...likely, ...surplus, ...lostCharacters(number, printed)].filter(fits).map(repaired);
}

/** `K` or `C` at the end of a number that fills the zone's positions: one or two of them were fillers. */
function surplusFillers(number: string, { covered }: PrintedDigit): Change[] {
  const run = covered.endsWith(FILLER) ? '' : number.replace(/^.*?(?=[KC]{0,2}$)/u, '');
  const last = number.length - 1;
  const changes: Exchange[] = [
    { positions: [last], presented: run.slice(-1), listed: FILLER, tier: 2 },
    { positions: [last - 1, last], presented: run, listed: FILLER.repeat(2), tier: 2 },
  ];
  return changes.slice(0, run.length).map((change) => exchanged(number, change));
}

/** The zone's last position read as a filler: what may have stood there, of the kind of its neighbour. */
function lostCharacters(number: string, { covered }: PrintedDigit): Change[] {
  if (number.length !== ZONE_LENGTH - 1 || covered.length !== ZONE_LENGTH) return [];
  const alphabet = /[0-9]$/u.test(number) ? '0123456789' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  return [...alphabet].map((listed) =>
    exchanged(number, { positions: [number.length], presented: FILLER, listed, tier: 2 }),
  );
}

/**
 * The digit behind the number in the zone, written as if it were the number's last character: in the report, or
 * by whoever typed here. Where the zone's own digit agrees with the number, nobody typed one along.
 */
function digitAppended(number: string, printed: PrintedDigit | null): NearNumber[] {
  const proposals: NearNumber[] = [];
  const propose = (documentNumber: string, side: 'presented' | 'listed', digit: string): void => {
    proposals.push({
      documentNumber,
      rank: 1,
      near: { kind: 'check-digit-appended', side, digit },
    });
  };
  const [shorter, last] = [number.slice(0, -1), number.slice(-1)];
  const whole = printed !== null && confirmsNumber(printed, number);
  if (!whole && shorter.length >= SHORTEST_WITH_DIGIT && checkDigitCharacter(shorter) === last) {
    propose(shorter, 'presented', last);
  }
  if (number.length >= SHORTEST_WITH_DIGIT) {
    propose(number + checkDigitCharacter(number), 'listed', checkDigitCharacter(number));
  }
  return proposals;
}

/** Numbers of digits only: spreadsheets drop leading zeros, and clerks fill numbers up to the zone's length. */
function leadingZeros(number: string): NearNumber[] {
  if (!/^[0-9]+$/u.test(number)) return [];
  const bare = number.replace(/^0+(?=[0-9])/u, '');
  const presented = number.length - bare.length;
  const filled = Math.max(0, ZONE_LENGTH - bare.length);
  const counts = [0, presented - 1, presented + 1, filled];
  return [...new Set(counts)]
    .filter((listed) => listed >= 0 && listed !== presented && bare !== '0')
    .map((listed) => ({
      documentNumber: '0'.repeat(listed) + bare,
      near: { kind: 'leading-zero', presented, listed },
      rank: 4,
    }));
}
