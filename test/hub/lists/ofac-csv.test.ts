import { describe, expect, it } from 'vitest';
import { fixture, importAll, refusalOf, summaryOf } from './import-support.ts';

const sdn = fixture('ofac-sdn.csv');
const alt = fixture('ofac-alt.csv');
const END = '\u001a\r\n';
const row = (number: string, name: string, type = 'individual') =>
  `${number},${name},${type},P,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n`;

describe('OFAC SDN with ALT', () => {
  it('imports individuals, skips entities and counts aliases without an entry', async () => {
    const summary = summaryOf(await importAll('ofac', [sdn, alt]));
    expect(summary).toMatchObject({ listDate: null, read: 3, accepted: 2, skipped: 1 });
    expect(summary.rejected.count).toBe(0);
    expect(summary.warnings).toContainEqual({ kind: 'orphan-aliases', count: 1, examples: [] });
  });

  it('reads dates, countries, sex and documents out of the remarks', async () => {
    const imported = await importAll('ofac', [sdn, alt]);
    expect(imported.persons[0]).toMatchObject({
      id: '100001',
      sex: 'M',
      datesOfBirth: [
        { precision: 'exact', year: 1954, month: 10, day: 7 },
        { precision: 'circa', year: 1950, month: null, day: null },
        { precision: 'between', fromYear: 1957, toYear: 1959 },
      ],
      placesOfBirth: ['Port Amaurote, Utopia'],
      nationalities: ['IRN', 'MMR'],
      documents: [
        { kind: 'passport', documentNumber: 'A123', issuingState: 'IRN' },
        { kind: 'passport', documentNumber: 'C234897(0)', issuingState: 'GBR' },
        { kind: 'identity-card', documentNumber: '77-1', issuingState: 'PRK' },
      ],
      notices: [
        { kind: 'sanction', reference: 'OFAC-100001', issuer: 'USA', reason: 'UTOPIA, SDGT' },
      ],
    });
    expect(imported.persons[0]?.remarks).toMatch(/^Quartermaster\. DOB 07 Oct 1954/u);
    expect(imported.persons[1]).toMatchObject({ sex: 'F', documents: [] });
    expect(summaryOf(imported).warnings).toEqual(
      expect.arrayContaining([
        { kind: 'unmapped-nationalities', count: 1, examples: ['Atlantis'] },
        { kind: 'unreadable-documents', count: 1, examples: [] },
      ]),
    );
  });

  it('joins aliases; those in the remarks or marked so are weak', async () => {
    const [person] = (await importAll('ofac', [sdn, alt])).persons;
    expect(person?.names).toMatchObject([
      {
        kind: 'primary',
        quality: 'strong',
        primaryIdentifier: 'TAVISH',
        secondaryIdentifier: 'Orlen Quorran',
      },
      { kind: 'alias', quality: 'strong', whole: 'TAVISCH, Orlin' },
      { kind: 'alias', quality: 'weak', whole: 'THE HERON' },
    ]);
    expect(person?.names).toHaveLength(3);
  });

  it('accepts a header row, a quoted line end and a missing end mark', async () => {
    const imported = await importAll('ofac', [fixture('ofac-sdn-header.csv'), alt]);
    expect(imported.persons.map(({ id }) => id)).toEqual(['100001', '100004']);
    expect(imported.persons[1]).toMatchObject({
      datesOfBirth: [{ precision: 'between', fromYear: 1971, toYear: 1972 }],
      nationalities: ['FRA'],
    });
    expect(summaryOf(imported).warnings).toEqual(
      expect.arrayContaining([
        { kind: 'unreadable-dates', count: 1, examples: ['someday'] },
        { kind: 'end-mark-missing', count: 1, examples: ['SDN'] },
        { kind: 'orphan-aliases', count: 2, examples: [] },
      ]),
    );
  });

  it.each([
    { bad: row('2', '"BROKEN'), kind: 'malformed-record', why: 'a stray quote' },
    { bad: '2,SHORT,individual\r\n', kind: 'malformed-record', why: 'too few columns' },
    { bad: row('x2', 'A'), kind: 'invalid-field', why: 'a number that is none' },
    { bad: row('2', '-0- '), kind: 'invalid-field', why: 'no name' },
    { bad: row('2', 'A', 'indivdual'), kind: 'invalid-field', why: 'a type nobody knows' },
    { bad: row('1', 'AGAIN'), kind: 'duplicate-id', why: 'a number used before' },
  ])('reports $why with its line and imports the rest', async ({ bad, kind }) => {
    const rest = Array.from({ length: 30 }, (_, at) => row(String(10 + at), `"REST, ${at}"`));
    const file = row('1', 'FIRST') + bad + rest.join('') + END;
    const imported = await importAll('ofac', [file, alt]);
    const summary = summaryOf(imported);
    expect(imported.persons).toHaveLength(31);
    expect(summary.rejected.count).toBe(1);
    expect(summary.rejected.first[0]).toMatchObject({ line: 2, reason: { kind } });
  });

  it('loses only the row with the stray quote when it stands near the end', async () => {
    const file = row('1', 'FIRST') + row('2', '"BROKEN') + row('3', 'LAST') + END;
    const imported = await importAll('ofac', [file, alt]);
    expect(imported.persons.map(({ id }) => id)).toEqual(['1', '3']);
  });

  it('does not read the half fact at the end of remarks that the publisher cut', async () => {
    const remarks = `DOB 1970; ${'x'.repeat(960)}; Passport AB12345 (Fr`;
    const file = `1,A,individual,P,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"${remarks}"\r\n${END}`;
    const imported = await importAll('ofac', [file, alt]);
    expect(remarks.length).toBeGreaterThanOrEqual(990);
    expect(imported.persons[0]?.datesOfBirth).toHaveLength(1);
    const cut = `${remarks}${'y'.repeat(10)}`;
    const again = await importAll('ofac', [file.replace(remarks, cut), alt]);
    expect(again.persons[0]?.documents).toEqual([]);
    expect(summaryOf(again).warnings).toContainEqual(
      expect.objectContaining({ kind: 'truncated-remarks', count: 1 }),
    );
  });

  it.each([
    { files: [alt, sdn], kind: 'wrong-columns', line: 1, why: 'swapped files' },
    { files: ['a,b,c,d,e,f,g,h,i,j,k,l\n', alt], kind: 'wrong-columns', line: 1, why: 'no entry' },
    { files: [sdn, ''], kind: 'empty', line: null, why: 'an empty ALT' },
    { files: [sdn], kind: 'missing-file', line: null, why: 'no ALT' },
    { files: [], kind: 'missing-file', line: null, why: 'no file at all' },
    {
      files: [sdn.slice(0, sdn.indexOf('100002') + 30), alt],
      kind: 'truncated',
      line: 2,
      why: 'a cut SDN',
    },
    { files: [`${row('1', 'A')}2,"CUT`, alt], kind: 'truncated', line: 2, why: 'a cut cell' },
    { files: [row('1', 'A', 'vessel') + END, alt], kind: 'no-records', line: null, why: 'ships' },
  ])('refuses $why: $kind', async ({ files, kind, line }) => {
    expect(refusalOf(await importAll('ofac', files))).toEqual({ kind, line });
  });
});
