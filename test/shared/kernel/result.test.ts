import { describe, expect, it } from 'vitest';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { fail, succeed } from '#shared/kernel/result.ts';

describe('a result', () => {
  it('is plain data that survives a structured clone', () => {
    expect(structuredClone(succeed(3))).toEqual({ ok: true, value: 3 });
    expect(structuredClone(fail({ kind: 'no' }))).toEqual({ ok: false, failure: { kind: 'no' } });
  });
});

describe('assertNever', () => {
  it('names what came when the types were lied to', () => {
    expect(() => assertNever({ kind: 'surprise' } as never)).toThrow('surprise');
  });
});
