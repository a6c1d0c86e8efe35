import { describe, expect, it } from 'vitest';
import { fingerprintOf, hubAnchorsSchema } from '#shared/exchange/enrolment.ts';

const anchors = { root: '{}', signingKey: 'A'.repeat(43), sealingKey: 'B'.repeat(43) };
const recoveryKey = 'C'.repeat(43);

describe('the fingerprint of the anchors of a hub', () => {
  /** Computed with Python's hashlib from the texts of docs/formats/vault.md. */
  it('is what it always was while there is no recovery key', () => {
    expect(fingerprintOf(anchors)).toBe('8db6cd5a298d0adfd2a1');
    expect(fingerprintOf({ ...anchors, recoveryKey: undefined })).toBe('8db6cd5a298d0adfd2a1');
  });

  it('binds the recovery key when there is one', () => {
    expect(fingerprintOf({ ...anchors, recoveryKey })).toBe('f8f1915d7b022957c583');
    const other = { ...anchors, recoveryKey: 'D'.repeat(43) };
    expect(fingerprintOf(other)).not.toBe(fingerprintOf({ ...anchors, recoveryKey }));
  });

  it('cannot be had by moving text from one field into the next', () => {
    const moved = { ...anchors, root: `${recoveryKey}\n${anchors.root}` };
    expect(fingerprintOf(moved)).not.toBe(fingerprintOf({ ...anchors, recoveryKey }));
  });
});

describe('the anchors of a hub', () => {
  it('may lack a recovery key, and hold no other text in its place', () => {
    expect(hubAnchorsSchema.parse(anchors)).toEqual(anchors);
    expect(hubAnchorsSchema.parse({ ...anchors, recoveryKey })).toEqual({
      ...anchors,
      recoveryKey,
    });
    expect(hubAnchorsSchema.safeParse({ ...anchors, recoveryKey: 'C' }).success).toBe(false);
  });
});
