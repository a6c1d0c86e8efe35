import { describe, expect, it } from 'vitest';
import {
  emptyIntake,
  emptyPerson,
  readBirth,
  readIntake,
  typedOf,
} from '#renderer/features/asylum/typed-intake.ts';
import { createFakeAsylum, FAMILY_CASE } from '#test/support/desk/fake-asylum.ts';

const A = '11111111-2222-4333-8444-555555555501';
const B = '11111111-2222-4333-8444-555555555502';
const names = [
  {
    kind: 'claimed',
    primaryIdentifier: 'Nasser',
    secondaryIdentifier: '',
    originalScript: '',
  } as const,
];
const whole = {
  ...emptyIntake(A),
  reference: 'AS-1',
  legalBasis: 'Asylum Act',
  persons: [{ ...emptyPerson(A, 'applicant'), names, withoutDocuments: 'lost at sea' }],
};

describe('a typed birth', () => {
  it.each([
    ['', { year: null, month: null, day: null }],
    ['1989', { year: 1989, month: null, day: null }],
    ['1989-03', { year: 1989, month: 3, day: null }],
    ['2000-02-29', { year: 2000, month: 2, day: 29 }],
    ['1989-02-29', null],
    ['1989-13', null],
    ['14.3.1989', null],
  ])('%j is read as it stands and never guessed', (text, birth) => {
    expect(readBirth(text)).toEqual(birth);
  });
});

describe('a typed intake', () => {
  it('is taken down when nothing is at fault', () => {
    expect(readIntake(whole)).toMatchObject({ ok: true, value: { reference: 'AS-1' } });
  });

  it('names everything that is missing from an empty form', () => {
    const read = readIntake(emptyIntake(A));
    expect(read.ok ? [] : read.failure.map(({ kind }) => kind)).toEqual([
      'legal-basis',
      'reference',
      'name',
    ]);
  });

  it.each([
    ['a minor without a guardian', { isMinor: true }, 'guardian-missing'],
    ['no papers and only blanks for a reason', { withoutDocuments: '  ' }, 'documents-unexplained'],
    [
      'a guardian outside without a name',
      { isMinor: true, guardian: { kind: 'outside', name: ' ' } as const },
      'guardian',
    ],
  ])('refuses %s and says of whom', (_, part, kind) => {
    const minor = { ...emptyPerson(B, 'child'), names, withoutDocuments: 'none', ...part };
    expect(readIntake({ ...whole, persons: [...whole.persons, minor] })).toEqual({
      ok: false,
      failure: [{ kind, person: B }],
    });
  });

  it('comes back from its form as it was', () => {
    const intake = createFakeAsylum('two-cases').read(FAMILY_CASE)?.intake;
    if (intake === undefined) throw new Error('the fixture has no such case');
    expect(readIntake(typedOf(intake))).toEqual({ ok: true, value: intake });
  });
});
