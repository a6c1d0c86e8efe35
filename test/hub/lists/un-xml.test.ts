import { describe, expect, it } from 'vitest';
import { fixture, importAll, refusalOf, summaryOf } from './import-support.ts';

const good = fixture('un.xml');
const around = (record: string) =>
  `<CONSOLIDATED_LIST><INDIVIDUALS>${record}</INDIVIDUALS></CONSOLIDATED_LIST>`;

describe('the UN consolidated list', () => {
  it('imports individuals, skips entities, and reports a record without DATAID by line', async () => {
    const imported = await importAll('un', [good]);
    const summary = summaryOf(imported);
    expect(summary).toMatchObject({ listDate: '2031-05-06', read: 4, accepted: 2, skipped: 1 });
    expect(summary.rejected).toEqual({
      count: 1,
      first: [
        {
          line: 36,
          reference: 'UTi.002',
          reason: { kind: 'missing-field', words: 'DATAID is missing or empty' },
        },
      ],
    });
    expect(imported.events.filter(({ kind }) => kind === 'rejected')).toHaveLength(1);
  });

  it('maps names with their kind, quality and script', async () => {
    const [person] = (await importAll('un', [good])).persons;
    expect(
      person?.names.map(({ whole, kind, quality, script }) => [whole, kind, quality, script]),
    ).toEqual([
      ['ORLEN TAVISH QUORRAN', 'primary', 'strong', 'Latn'],
      ['أورلن تافيش', 'primary', 'strong', 'Arab'],
      ['Orlen Tavisch', 'alias', 'strong', 'Latn'],
      ['Orlin Tavish', 'alias', 'strong', 'Latn'],
      ['The Heron', 'alias', 'weak', 'Latn'],
      ['Цапля', 'alias', 'weak', 'Cyrl'],
      ['Orlen Prevost', 'birth-name', 'strong', 'Latn'],
      ['Tavish Orlen', 'alias', 'strong', 'Latn'],
    ]);
  });

  it('keeps exact, approximate and uncertain dates apart and counts what it cannot read', async () => {
    const imported = await importAll('un', [good]);
    expect(imported.persons[0]?.datesOfBirth).toEqual([
      { precision: 'exact', year: 1961, month: 3, day: 14 },
      { precision: 'circa', year: 1960, month: null, day: null },
      { precision: 'between', fromYear: 1958, toYear: 1963 },
      { precision: 'exact', year: 1959, month: 11, day: null },
      { precision: 'exact', year: 1962, month: 2, day: 3 },
    ]);
    expect(summaryOf(imported).warnings).toContainEqual(
      expect.objectContaining({ kind: 'unreadable-dates', count: 1 }),
    );
  });

  it('takes the document number out of the words around it', async () => {
    const imported = await importAll('un', [good]);
    expect(imported.persons[0]?.documents).toMatchObject([
      { kind: 'passport', documentNumber: 'UA 001234', issuingState: 'TUR' },
      { kind: 'passport', documentNumber: '55/0071', issuingState: null },
      { kind: 'identity-card', documentNumber: '61-0314-9', issuingState: null },
    ]);
    expect(summaryOf(imported).warnings).toContainEqual(
      expect.objectContaining({ kind: 'unreadable-documents', count: 1 }),
    );
  });

  it('maps country names to codes, and counts the unknown ones', async () => {
    const imported = await importAll('un', [good]);
    expect(imported.persons[0]?.nationalities).toEqual(['IRN']);
    expect(summaryOf(imported).warnings).toEqual(
      expect.arrayContaining([
        { kind: 'unmapped-nationalities', count: 1, examples: ['Atlantis'] },
        { kind: 'unmapped-issuing-states', count: 1, examples: ['Atlantis'] },
      ]),
    );
  });

  it('makes a UN special notice of the listing', async () => {
    const [person] = (await importAll('un', [good])).persons;
    expect(person).toMatchObject({
      id: '9000001',
      sex: 'M',
      placesOfBirth: ['Port Amaurote, Utopia'],
      notices: [{ kind: 'un-special', reference: 'UTi.001', issuer: 'UNO', reason: 'Utopia' }],
      remarks: 'Quartermaster of Utopia. Invented & fictional. For tests only.',
    });
  });

  it('rejects the second of two records with one id', async () => {
    const one =
      '<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>A</FIRST_NAME><REFERENCE_NUMBER>R</REFERENCE_NUMBER></INDIVIDUAL>';
    const summary = summaryOf(await importAll('un', [around(one + one)]));
    expect(summary.accepted).toBe(1);
    expect(summary.rejected.first[0]?.reason.kind).toBe('duplicate-id');
  });

  it('rejects a record that the model cannot hold, and keeps the next', async () => {
    const one = (id: string, name: string) =>
      `<INDIVIDUAL><DATAID>${id}</DATAID><FIRST_NAME>${name}</FIRST_NAME><REFERENCE_NUMBER>R</REFERENCE_NUMBER></INDIVIDUAL>`;
    const imported = await importAll('un', [around(one('1', 'A'.repeat(501)) + one('2', 'B'))]);
    expect(imported.persons.map(({ id }) => id)).toEqual(['2']);
    expect(summaryOf(imported).rejected.first[0]?.reason).toEqual({
      kind: 'invalid-field',
      words: 'names.0.whole: too_big',
    });
  });

  it.each([
    { file: '', kind: 'empty', line: null, why: 'an empty file' },
    { file: 'ID,NAME\n1,X\n', kind: 'not-xml', line: 1, why: 'CSV' },
    { file: '<SDN_LIST>\n</SDN_LIST>', kind: 'wrong-root', line: 1, why: 'another root' },
    { file: around('<INDIVIDUAL>\n<A></B></INDIVIDUAL>'), kind: 'not-xml', line: 2, why: 'tags' },
    { file: around(''), kind: 'no-records', line: null, why: 'a list without a person' },
    {
      file: '<!DOCTYPE a [<!ENTITY b "c">]><CONSOLIDATED_LIST/>',
      kind: 'not-xml',
      line: 1,
      why: 'a document type declaration',
    },
    {
      file: '<?xml version="1.0" encoding="ISO-8859-1"?><CONSOLIDATED_LIST/>',
      kind: 'not-utf8',
      line: 1,
      why: 'a declared foreign encoding',
    },
    { file: good.slice(0, good.length / 2), kind: 'truncated', line: 25, why: 'half a file' },
  ])('refuses $why as a whole: $kind', async ({ file, kind, line }) => {
    const imported = await importAll('un', [file]);
    expect(refusalOf(imported)).toEqual({ kind, line });
    expect(imported.outcome).toMatchObject({ failure: { file: 'the-file' } });
    expect(imported.outcome.ok ? '' : imported.outcome.failure.remedy).not.toBe('');
  });

  it('does not collect text that never becomes a record', async () => {
    const imported = await importAll('un', [
      `<CONSOLIDATED_LIST>${' '.repeat(9 * 1024 * 1024)}</CONSOLIDATED_LIST>`,
    ]);
    expect(refusalOf(imported)?.kind).toBe('oversized-record');
  });
});
