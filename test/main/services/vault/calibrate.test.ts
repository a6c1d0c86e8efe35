import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARGON2_FLOOR, argon2Schema } from '#main/services/vault/argon2-cost.ts';
import { calibrate, costFor } from '#main/services/vault/calibrate.ts';
import type { Stretch } from '#main/services/vault/stretch.ts';
import { createVault } from '#main/services/vault/vault.ts';
import { createMemoryDisk } from '../files/memory-disk.ts';
import { handClock, identity, PASSPHRASE, placeOn } from './vault-fixture.ts';

const inMiB = (memory: number): number => memory * 1024;
const ADMIN = { id: 'ana-1', displayName: 'Ana', role: 'administrator' } as const;
const BEN = { id: 'ben-2', displayName: 'Ben', role: 'line' } as const;

/** A machine that needs `floorInMs` for the floor, in proportion for the rest. */
function machineOf(floorInMs: number) {
  const clock = handClock();
  const asked: string[] = [];
  const stretch: Stretch = async (passphrase, { argon2 }) => {
    asked.push(passphrase);
    clock.at += (floorInMs * argon2.memoryInKiB * argon2.iterations) / (inMiB(64) * 3);
    return new Uint8Array(32).fill(passphrase.length);
  };
  return { clock, stretch, asked };
}

describe('the cost of a guess', () => {
  it.each([
    { floorInMs: 5000, memory: 64, iterations: 3, why: 'a slow machine still gets the floor' },
    { floorInMs: 700, memory: 64, iterations: 3, why: 'the floor takes as long as it should' },
    { floorInMs: 350, memory: 128, iterations: 3, why: 'twice as fast: twice the memory' },
    { floorInMs: 300, memory: 144, iterations: 3, why: 'whole steps of 16 MiB' },
    { floorInMs: 100, memory: 256, iterations: 5, why: 'then more passes' },
    { floorInMs: 1, memory: 256, iterations: 10, why: 'never more than the ceiling' },
    { floorInMs: 0, memory: 64, iterations: 3, why: 'a clock that stood still' },
    { floorInMs: -20, memory: 64, iterations: 3, why: 'a clock that went back' },
    { floorInMs: Number.NaN, memory: 64, iterations: 3, why: 'no measure at all' },
  ])('is $memory MiB and $iterations passes after $floorInMs ms: $why', (row) => {
    expect(costFor(row.floorInMs)).toEqual({
      memoryInKiB: inMiB(row.memory),
      iterations: row.iterations,
      parallelism: 1,
    });
  });

  it('is never below the floor, never above the ceiling, and never longer than the aim', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 60_000, noNaN: true }), (floorInMs) => {
        const cost = costFor(floorInMs);
        expect(argon2Schema.safeParse(cost).success).toBe(true);
        expect(cost.memoryInKiB).toBeLessThanOrEqual(inMiB(256));
        expect(cost.iterations).toBeLessThanOrEqual(10);
        const takes = (floorInMs * cost.memoryInKiB * cost.iterations) / (inMiB(64) * 3);
        expect(takes).toBeLessThanOrEqual(Math.max(700, floorInMs) + 1e-6);
      }),
    );
  });

  it('is measured by one run of the floor, with nobody’s passphrase', async () => {
    const machine = machineOf(350);
    expect(await calibrate(machine)).toEqual({ ...ARGON2_FLOOR, memoryInKiB: inMiB(128) });
    expect(machine.clock.at).toBe(350);
    expect(machine.asked).toEqual(['a passphrase to measure with']);
  });

  it('is chosen when a vault is made, and holds for officers who come later', async () => {
    const disk = createMemoryDisk();
    const place = { ...placeOn(disk), ...machineOf(100), argon2: undefined };
    const created = await createVault(place, {
      officer: ADMIN,
      passphrase: PASSPHRASE,
      identity: identity(),
    });
    if (!created.ok) throw new Error(created.failure.kind);
    const { vault, rootKey } = created.value;
    const request = { rootKey, officer: BEN, passphrase: PASSPHRASE };
    expect(await vault.officerChanges.add(request)).toEqual({ ok: true, value: null });
    const text = new TextDecoder().decode(disk.bytes('data/vault.json'));
    const { slots } = JSON.parse(text) as { slots: { argon2: unknown }[] };
    const measured = { memoryInKiB: inMiB(256), iterations: 5, parallelism: 1 };
    expect(slots.map(({ argon2 }) => argon2)).toEqual([measured, measured]);
  });
});
