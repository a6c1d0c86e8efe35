/** What date of birth, nationality and sex add for a listed person, straight from the tables: for thousands in a search. */
import { canonicalIssuingState } from '#shared/documents/document-number.ts';
import type { NameTables } from '../retrieval/name-tables.ts';
import { datesOf, sexOf, unpackState } from '../retrieval/person-facts.ts';
import type { Traveller } from '../traveller.ts';
import { relateDates } from './date-of-birth.ts';
import { isKnownSex, namesNoState } from './known.ts';
import {
  DATE_WEIGHTS,
  NATIONALITY_DIFFERENT,
  NATIONALITY_EQUAL,
  SEX_DIFFERENT,
} from './weights.ts';

export type Lift = {
  /** The sum of the weights of `factFeatures`, to the last bit, without the words for them. */
  readonly of: (person: number) => number;
  /** More is added for nobody. */
  readonly most: number;
};

export function createLift(traveller: Traveller, tables: NameTables): Lift {
  const date = createDateLift(traveller, tables);
  const state = createStateLift(traveller, tables);
  const sex = createSexLift(traveller, tables);
  return {
    of: (person) => date.of(person) + state.of(person) + sex.of(person),
    most: date.most + state.most + sex.most,
  };
}

const NOTHING: Lift = { of: () => 0, most: 0 };

function createDateLift({ dateOfBirth }: Traveller, tables: NameTables): Lift {
  if (dateOfBirth.year === null) return NOTHING;
  return {
    of: (person) => DATE_WEIGHTS[relateDates(dateOfBirth, datesOf(tables, person)).relation].weight,
    most: Math.max(...Object.values(DATE_WEIGHTS).map(({ weight }) => weight)),
  };
}

function createStateLift({ nationality }: Traveller, tables: NameTables): Lift {
  const state = canonicalIssuingState(nationality);
  if (namesNoState(state)) return NOTHING;
  const { stateStart, states } = tables;
  const equal = new Map<number, boolean>();
  const isEqual = (packed: number): boolean => {
    const known = equal.get(packed);
    if (known !== undefined) return known;
    const made = canonicalIssuingState(unpackState(packed)) === state;
    equal.set(packed, made);
    return made;
  };
  return {
    of(person) {
      const start = stateStart[person] as number;
      const end = stateStart[person + 1] as number;
      if (start === end) return 0;
      for (let at = start; at < end; at += 1) {
        if (isEqual(states[at] as number)) return NATIONALITY_EQUAL;
      }
      return NATIONALITY_DIFFERENT;
    },
    most: NATIONALITY_EQUAL,
  };
}

function createSexLift({ sex }: Traveller, tables: NameTables): Lift {
  if (!isKnownSex(sex)) return NOTHING;
  return {
    of(person) {
      const listed = sexOf(tables, person);
      return !isKnownSex(listed) || listed === sex ? 0 : SEX_DIFFERENT;
    },
    most: 0,
  };
}
