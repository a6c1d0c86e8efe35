import { describe, expect, it } from 'vitest';
import { installationOf, isBringing, meaningOf } from '#renderer/features/lists/installation.ts';
import { createSpeech } from '#renderer/ui/language/speech.ts';
import { listWith, PART, statusWith } from '#test/support/engine-status.ts';

const english = createSpeech('en', 'UTC');
const arabic = createSpeech('ar', 'UTC');
const plain = (text: string | null | undefined) => text?.replaceAll(/[\u2068\u2069]/gu, '');

const NOT_YET = [
  listWith({ list: 'sltd', title: 'Documents', titles: { ar: 'الوثائق' }, searchable: false }),
  listWith({ list: 'un-sc', title: 'UN list', searchable: false }),
  listWith({ list: 'national' }),
];

describe('the installation', () => {
  it('is not mentioned while all is here', () => {
    expect(installationOf(english, statusWith())).toBeNull();
  });

  it('says which lists cannot be searched yet, and what that means for travellers', () => {
    const status = statusWith({ state: 'installing', installed: PART, lists: NOT_YET });
    const { title, detail, paused } = installationOf(english, status) ?? {};
    expect(title).toBe('Installing the lists');
    expect(plain(detail)).toBe(
      'Not searchable yet: Documents and UN list. Until every list can be searched, travellers count as not screened, unless one of the others reports them.',
    );
    expect(paused).toBe(false);
    expect(plain(installationOf(arabic, status)?.detail)).toContain('الوثائق وUN list');
  });

  it('tells how much is there by bytes, never more than there is', () => {
    const status = statusWith({ state: 'installing', installed: PART, lists: NOT_YET });
    const { progress } = installationOf(english, status) ?? {};
    expect(progress).toMatchObject({ bytes: 379_999_999, of: 1_000_000_000 });
    expect(plain(progress?.text)).toBe('380 MB of 1 GB, 37%');
  });

  it('goes on with the release that is here while a newer one is brought', () => {
    const told = installationOf(english, statusWith({ installed: PART }));
    expect(told?.title).toBe('New list files are being installed');
    expect(plain(told?.detail)).toBe('Screening goes on with release 412.');
  });

  it('says that nothing arrives while it is paused, and still what holds meanwhile', () => {
    const told = installationOf(english, statusWith({ installed: { ...PART, paused: true } }));
    expect(told).toMatchObject({ title: 'Installing is paused', paused: true });
    expect(plain(told?.detail)).toBe(
      'Screening goes on with release 412. Nothing more arrives until you resume.',
    );
  });

  it('leaves to the failure what the failure says, and claims no movement', () => {
    const failure = { kind: 'wrong-hash', detail: 'lists/sltd/0' };
    const told = installationOf(english, statusWith({ installed: PART, failure }));
    expect(told).toMatchObject({ title: 'Installing is held up', detail: null });
  });

  it('shows no bar before it is known how much there is to bring', () => {
    const nothing = { targets: 0, of: 0, bytes: 0, ofBytes: 0 };
    const told = installationOf(english, statusWith({ state: 'installing', installed: nothing }));
    expect(told).toMatchObject({ title: 'Installing the lists', progress: null });
  });

  it('still offers to resume when the pause came after the last file', () => {
    const status = statusWith({ installed: { paused: true } });
    expect(isBringing(status)).toBe(true);
    expect(installationOf(english, status)).toMatchObject({ paused: true, progress: null });
  });
});

describe('what can be relied on', () => {
  it.each([
    { what: 'no list is known', lists: [] },
    { what: 'none can be searched', lists: [listWith({ searchable: false })] },
    { what: 'only the policy is missing', lists: [listWith({})] },
  ])('is nothing when $what', ({ lists }) => {
    expect(meaningOf(english, statusWith({ state: 'failed', lists }))).toBe(
      'No list can be searched yet: every traveller counts as not screened.',
    );
  });
});
