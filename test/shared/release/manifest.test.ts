import { describe, expect, it } from 'vitest';
import {
  activeReleaseSchema,
  documentShardTarget,
  listManifestSchema,
  listTarget,
  overlayTarget,
  POLICY_TARGET,
  personChangesTarget,
  personPackTarget,
  registerSchema,
  storedTargetSchema,
} from '#shared/release/manifest.ts';
import { DEFAULT_POLICY, maxAgeInDays, policySchema } from '#shared/release/policy.ts';

describe('target paths', () => {
  it('are those of the format', () => {
    expect(POLICY_TARGET).toBe('policy/policy.json.sealed');
    expect(listTarget('un-sc')).toBe('un-sc/list.json.sealed');
    expect(personPackTarget('un-sc', 3, 64)).toBe('un-sc/persons-3-of-64.pack');
    expect(personChangesTarget('un-sc', 2)).toBe('un-sc/persons-2.changes');
    expect(documentShardTarget('sltd', 0, 1024)).toBe('sltd/documents-0-of-1024.shard');
    expect(overlayTarget('sltd', 12)).toBe('sltd/overlay-12.changes');
  });
});

describe('schemas', () => {
  const target = { path: POLICY_TARGET, sha256: 'a'.repeat(64), length: 1 };

  it('take a manifest of persons and one of documents', () => {
    const list = { id: 'sltd', kind: 'documents', title: 'Documents', publisher: 'INTERPOL' };
    const manifest = { v: 1, list, listDate: '2026-05-31', records: 0, targets: [] };
    expect(listManifestSchema.safeParse(manifest).success).toBe(true);
    expect(listManifestSchema.safeParse({ ...manifest, listDate: '31 May' }).success).toBe(false);
  });

  const [index, since] = ['ab'.repeat(32), '2026-06-01T08:00:00.000Z'];
  it.each([
    { what: 'changes', changed: { index, since, changes: ['a/b'] }, taken: true },
    { what: 'no hash', changed: { index: 'ab', since, changes: ['a/b'] }, taken: false },
    { what: 'no instant', changed: { index, since: 'May', changes: ['a/b'] }, taken: false },
    { what: 'no file', changed: { index, since, changes: [] }, taken: false },
  ])('take a manifest of a changed list with $what: $taken', ({ changed, taken }) => {
    const list = { id: 'un-sc', kind: 'persons', title: 'Persons', publisher: 'UN' };
    const manifest = { v: 1, list, listDate: '2026-05-31', records: 0, targets: [], changed };
    expect(listManifestSchema.safeParse(manifest).success).toBe(taken);
  });

  it.each([
    { buckets: 1, taken: true },
    { buckets: 65_536, taken: true },
    { buckets: 2 ** 24, taken: true },
    { buckets: 0, taken: false },
    { buckets: 96, taken: false },
    { buckets: 2 ** 25, taken: false },
  ])('take a register of $buckets buckets: $taken', ({ buckets, taken }) => {
    const overlays = [{ path: 'sltd/overlay-0.changes', added: 1, withdrawn: 0 }];
    const register = { keyEpoch: 1, buckets, baseRecords: 3, classes: ['a'], overlays };
    expect(registerSchema.safeParse(register).success).toBe(taken);
  });

  it('take an active release, and no target without a whole hash', () => {
    const instant = '2026-06-01T08:00:00Z';
    const release = {
      version: 1,
      publishedAt: instant,
      activatedAt: instant,
      expires: instant,
      keyEpoch: 1,
      lists: ['sltd'],
      targets: [target],
    };
    expect(activeReleaseSchema.safeParse(release).success).toBe(true);
    expect(storedTargetSchema.safeParse({ ...target, sha256: 'a' }).success).toBe(false);
  });

  it('take the default policy', () => {
    expect(policySchema.parse(DEFAULT_POLICY)).toEqual(DEFAULT_POLICY);
  });
});

describe('maxAgeInDays', () => {
  it.each([
    { maxAge: { sltd: 7, default: 14 }, days: 7, why: 'its own limit' },
    { maxAge: { default: 14 }, days: 14, why: 'the default of the policy' },
    { maxAge: {}, days: 30, why: 'thirty days when the policy is silent' },
  ])('gives a list $why', ({ maxAge, days }) => {
    expect(maxAgeInDays({ ...DEFAULT_POLICY, maxAgeInDays: maxAge }, 'sltd')).toBe(days);
  });
});
