import { describe, expect, it } from 'vitest';
import { may } from '#shared/station/permissions.ts';
import { roleSchema } from '#shared/station/session.ts';

describe('permissions', () => {
  it('let everybody but the first line and the administrator judge', () => {
    expect(roleSchema.options.filter((role) => may(role, 'judge-candidate'))).toEqual([
      'second-line',
      'asylum',
      'supervisor',
    ]);
  });
});
