import { describe, expect, it } from 'vitest';
import { fixture, importAll, refusalOf, summaryOf } from './import-support.ts';

const good = fixture('interpol.json');
const notices = JSON.parse(good) as unknown[];
const page = (total: number) =>
  JSON.stringify({
    total,
    query: { page: 1, notices: ['x'] },
    _embedded: { notices },
    _links: { self: { href: 'https://example.org/notices/v1/red?page=1' } },
  });
const yellow = (id: string) => `{"entity_id":"${id}","name":"A","notice":"yellow"}`;

describe('INTERPOL public notices', () => {
  it('reads an array, and reports the notice that names nobody by line', async () => {
    const summary = summaryOf(await importAll('interpol', [good], { notice: 'red' }));
    expect(summary).toMatchObject({ read: 4, accepted: 3, listDate: null });
    expect(summary.rejected.first).toMatchObject([
      { line: 18, reference: '2031/102', reason: { kind: 'missing-field' } },
    ]);
  });

  it('maps a red notice: one notice for each requesting State', async () => {
    const imported = await importAll('interpol', [good]);
    expect(imported.persons[0]).toMatchObject({
      id: 'red/2031/101',
      names: [
        { whole: 'TAVISH, ORLEN', primaryIdentifier: 'TAVISH', secondaryIdentifier: 'ORLEN' },
      ],
      datesOfBirth: [{ precision: 'exact', year: 1961, month: 3, day: 14 }],
      placesOfBirth: ['Port Amaurote, TUR'],
      nationalities: ['IRN'],
      sex: 'M',
      notices: [
        { kind: 'red', reference: '2031/101', issuer: 'FRA', reason: 'theft' },
        { kind: 'red', reference: '2031/101', issuer: 'DEU', reason: 'fraud' },
      ],
      remarks: 'A scar, "}" shaped. Height 1.82 m',
    });
    expect(summaryOf(imported).warnings).toContainEqual({
      kind: 'unmapped-nationalities',
      count: 1,
      examples: ['ZZ'],
    });
  });

  it('maps yellow and UN notices by the fields that only they have', async () => {
    const { persons } = await importAll('interpol', [good]);
    expect(persons[1]).toMatchObject({
      id: 'yellow/2031/103',
      sex: 'U',
      names: [
        { kind: 'primary', whole: 'PREVOST' },
        { kind: 'birth-name', whole: 'HALDANE' },
      ],
      datesOfBirth: [{ precision: 'exact', year: 2015, month: null, day: null }],
      notices: [{ kind: 'yellow', issuer: null }],
      remarks: 'Missing: 2030/01/02, Port Amaurote',
    });
    expect(persons[2]?.notices).toEqual([
      { kind: 'un-special', reference: 'UTi.009', issuer: 'UNO', reason: '1267' },
    ]);
  });

  it.each([
    { shape: 'pages of the API', file: page(4) },
    { shape: 'one page after another', file: `${page(4)}\n` },
    { shape: 'JSON Lines', file: notices.map((notice) => JSON.stringify(notice)).join('\n') },
    {
      shape: 'a page without indentation',
      file: JSON.stringify(JSON.parse(page(4)), null, '\n').replace(/\n+/gu, '\n'),
    },
    { shape: 'a minified array', file: JSON.stringify(notices) },
    {
      shape: 'objects without commas',
      file: notices.map((one) => JSON.stringify(one, null, 2)).join('\n'),
    },
  ])('reads $shape as it reads an array', async ({ file }) => {
    const expected = await importAll('interpol', [good]);
    const imported = await importAll('interpol', [file]);
    expect(imported.persons).toEqual(expected.persons);
    expect(summaryOf(imported).rejected.count).toBe(1);
  });

  it('says when a page is only a part of what the query found', async () => {
    const summary = summaryOf(await importAll('interpol', [page(160)]));
    expect(summary.warnings).toContainEqual({
      kind: 'incomplete-extract',
      count: 1,
      examples: ['4 of 160 notices'],
    });
  });

  it.each([
    { stated: { notice: 'Yellow' }, kind: 'yellow' },
    { stated: { type: 'UN' }, kind: 'un-special' },
    { stated: { colour: 'blue notice' }, kind: 'blue' },
    { stated: { _links: { self: { href: 'https://x.example/notices/v1/red/1' } } }, kind: 'red' },
    { stated: {}, kind: 'green' },
  ])('takes the colour $kind from $stated, and from the option last', async ({ stated, kind }) => {
    const file = JSON.stringify([{ entity_id: '1', name: 'A', ...stated }]);
    const { persons } = await importAll('interpol', [file], { notice: 'green' });
    expect(persons[0]?.notices[0]?.kind).toBe(kind);
  });

  it.each([
    {
      file: `[\n${yellow('1')},\n{"entity_id": },\n${yellow('3')}]`,
      kind: 'malformed-record',
      why: 'no value',
    },
    { file: `[\n${yellow('1')},\n7,\n${yellow('3')}]`, kind: 'malformed-record', why: 'a number' },
    {
      file: `[\n${yellow('1')},\n{"name":"B"},\n${yellow('3')}]`,
      kind: 'invalid-field',
      why: 'no id',
    },
    {
      file: `[\n${yellow('1')},\n{"entity_id":"2","name":"B"},\n${yellow('3')}]`,
      kind: 'unknown-notice-colour',
      why: 'no colour',
    },
    {
      file: `[\n${yellow('1')},\n{"entity_id":"2","name":"B\n},\n${yellow('3')}]`,
      kind: 'malformed-record',
      why: 'an open string',
    },
    {
      file: `[\n${yellow('1')},\n{"entity_id":"2"}},\n${yellow('3')}]`,
      kind: 'malformed-record',
      why: 'a bracket too many',
    },
    {
      file: `${yellow('1')}\n{"entity_id":"2",\n${yellow('3')}`,
      kind: 'malformed-record',
      why: 'an open object',
    },
    {
      file: `${yellow('1')}\nnonsense\n${yellow('3')}`,
      kind: 'malformed-record',
      why: 'a line of text',
    },
    {
      file: `${yellow('1')}\n${yellow('1')}\n${yellow('3')}`,
      kind: 'duplicate-id',
      why: 'an id again',
    },
  ])('rejects $why and keeps its neighbours', async ({ file, kind }) => {
    const imported = await importAll('interpol', [file]);
    expect(imported.persons.map(({ id }) => id)).toEqual(['yellow/1', 'yellow/3']);
    expect(summaryOf(imported).rejected).toMatchObject({
      count: 1,
      first: [{ reason: { kind } }],
    });
  });

  it.each([
    { file: '<xml/>', kind: 'not-json', line: 1, why: 'XML' },
    { file: ' \n ', kind: 'not-json', line: 1, why: 'white space' },
    { file: '[]', kind: 'no-records', line: null, why: 'an empty array' },
    { file: '{"message":"Access denied"}', kind: 'no-records', line: null, why: 'an error answer' },
    { file: `[${yellow('1')}] x`, kind: 'not-json', line: 1, why: 'text after the array' },
    { file: `[\n${yellow('1')},`, kind: 'truncated', line: 2, why: 'an array without its end' },
    { file: `${yellow('1')}\n{"entity_id":`, kind: 'truncated', line: 2, why: 'half a line' },
    { file: page(4).slice(0, -30), kind: 'truncated', line: 1, why: 'a page without its end' },
    {
      file: `[{"a":"${'x'.repeat(9e6)}"}]`,
      kind: 'oversized-record',
      line: 1,
      why: 'a huge notice',
    },
  ])('refuses $why: $kind', async ({ file, kind, line }) => {
    expect(refusalOf(await importAll('interpol', [file]))).toEqual({ kind, line });
  });
});
