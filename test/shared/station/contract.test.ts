import { describe, expect, it } from 'vitest';
import {
  FILES_PREFIX,
  filePath,
  receiptSchema,
  STATION_PREFIX,
  stationContract,
} from '#shared/station/contract.ts';
import { stationStatusSchema } from '#shared/station/session.ts';

const TRAINING_START: unknown = stationContract.training.start;

describe('the station contract', () => {
  it('answers LOCKED on every call but those of the session, of the way back in and into training', () => {
    for (const [group, calls] of Object.entries(stationContract)) {
      for (const [name, call] of Object.entries(calls)) {
        const isGuarded = 'LOCKED' in call['~orpc'].errorMap;
        const isOpen = ['session', 'recovery'].includes(group) || call === TRAINING_START;
        expect(isGuarded, `${group}.${name}`).toBe(!isOpen);
      }
    }
  });

  it('keeps calls and files apart', () => {
    expect(filePath('ab')).toBe(`${FILES_PREFIX}ab`);
    expect(FILES_PREFIX.startsWith(STATION_PREFIX)).toBe(false);
  });

  it('has no receipt that says saved without a place in the journal', () => {
    expect(receiptSchema.safeParse({ kind: 'saved' }).success).toBe(false);
  });

  it('shows officers while locked, and nothing it does not know', () => {
    const status = {
      shell: 'electron',
      post: null,
      officers: [{ id: 'o', displayName: 'O', role: 'line' }],
      session: { kind: 'locked' },
      demo: null,
    };
    expect(stationStatusSchema.parse({ ...status, rootKey: 'x' })).toEqual(status);
    expect(stationStatusSchema.safeParse({ ...status, session: { kind: 'open' } }).success).toBe(
      false,
    );
  });
});
