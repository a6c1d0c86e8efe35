import { describe, expect, it } from 'vitest';
import { type Action, may } from '#shared/station/permissions.ts';
import { roleSchema } from '#shared/station/session.ts';

const rolesThatMay = (action: Action) => roleSchema.options.filter((role) => may(role, action));

describe('permissions', () => {
  it('let everybody but the first line and the administrator judge', () => {
    expect(rolesThatMay('judge-candidate')).toEqual(['second-line', 'asylum', 'supervisor']);
  });

  it('let everybody screen, refer and raise the alarm', () => {
    for (const action of ['screen', 'refer', 'raise-silent-alarm'] as const) {
      expect(rolesThatMay(action)).toEqual(roleSchema.options);
    }
  });

  it('part the running of the machine from the checking of what was done on it', () => {
    expect(rolesThatMay('manage-officers')).toEqual(['administrator']);
    expect(rolesThatMay('read-audit')).toEqual(['supervisor']);
    expect(rolesThatMay('export-audit')).toEqual(['supervisor']);
    expect(rolesThatMay('read-training-results')).toEqual(['supervisor']);
  });
});
