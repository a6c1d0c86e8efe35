import { x25519 } from '@noble/curves/ed25519.js';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import {
  openRecoverySlot,
  type RecoverySlot,
  recoveryKeyId,
  recoverySlotSchema,
  sealRecoverySlot,
} from '#shared/recovery/recovery-slot.ts';

const SECRET = new Uint8Array(32).fill(9);
const POST = '3f2c1a52-7a8e-4a5b-9d7e-1f2a3b4c5d6e';
const KEY = new Uint8Array(32).fill(4);

async function slotOf(change: { holds?: 'root' | 'asylum' } = {}): Promise<RecoverySlot> {
  const recoveryKey = x25519.getPublicKey(SECRET);
  const about = { recoveryKey, holds: 'root', post: POST, epoch: 1, ...change } as const;
  const slot = await sealRecoverySlot(about, KEY);
  if (!slot.ok) throw new Error(slot.failure.kind);
  return slot.value;
}

function flipped(sealed: string, at: number): string {
  const bytes = fromBase64Url(sealed) ?? new Uint8Array();
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return toBase64Url(bytes);
}

describe('a recovery slot', () => {
  it.each(['root', 'asylum'] as const)('gives the %s key back to the agency', async (holds) => {
    const slot = await slotOf({ holds });
    expect(recoverySlotSchema.parse(slot)).toEqual(slot);
    expect(slot).toMatchObject({ holds, key: recoveryKeyId(x25519.getPublicKey(SECRET)) });
    expect(await openRecoverySlot(slot, POST, SECRET)).toEqual({ ok: true, value: KEY });
  });

  it('names the key it needs when another one is brought', async () => {
    const slot = await slotOf();
    expect(await openRecoverySlot(slot, POST, new Uint8Array(32).fill(8))).toEqual({
      ok: false,
      failure: { kind: 'other-recovery-key', key: slot.key },
    });
  });

  it('opens for no other post, epoch or use, and not when it was changed', async () => {
    const slot = await slotOf();
    const damaged = { ok: false, failure: { kind: 'slot-damaged' } };
    const changed: RecoverySlot[] = [
      { ...slot, epoch: 2 },
      { ...slot, holds: 'asylum' },
      { ...slot, sealed: '!'.repeat(107) },
      ...[0, 31, 32, 79].map((at) => ({ ...slot, sealed: flipped(slot.sealed, at) })),
    ];
    for (const one of changed) expect(await openRecoverySlot(one, POST, SECRET)).toEqual(damaged);
    const other = POST.replace('3f', '4f');
    expect(await openRecoverySlot(slot, other, SECRET)).toEqual(damaged);
  });

  it.each([
    { what: 'too short a key', recoveryKey: new Uint8Array(31) },
    { what: 'a point of low order', recoveryKey: new Uint8Array(32) },
  ])('is not made for $what', async ({ recoveryKey }) => {
    const about = { recoveryKey, holds: 'root', post: POST, epoch: 1 } as const;
    expect(await sealRecoverySlot(about, KEY)).toEqual({
      ok: false,
      failure: { kind: 'key-not-usable' },
    });
  });
});
