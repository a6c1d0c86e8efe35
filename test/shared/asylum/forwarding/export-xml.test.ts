import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { exportXml } from '#shared/asylum/forwarding/export-xml.ts';
import { type NcbExport, ncbExportSchema } from '#shared/asylum/forwarding/ncb-export.ts';
import { noticeKindSchema } from '#shared/watchlist/person.ts';

const SCHEMA = readFileSync(
  join(import.meta.dirname, '../../../../docs/formats/ncb-export.xsd'),
  'utf8',
);

/** Every sign that could be taken for markup, and what XML cannot write at all. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", ']', ']]>', '\r', '\n', '\t', '\0') }),
  fc.constantFrom('</text><recipient kind="ncb" state="ERI"/>', '<!--', '<![CDATA[', '&eri;'),
);
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const state = fc.stringMatching(/^[A-Z]{1,3}$/u);
const moment = fc.constantFrom('2030-01-02T03:04:05.000Z', '2026-11-25T10:00:00Z');
const day = fc.constantFrom('2030-01-01', '1980-05-17');
const kind = fc.constantFrom(...ncbExportSchema.shape.kind.options);

const reference = fc.stringMatching(/^FP-[0-9A-F]{8}$/u);

const persons = fc.array(
  fc.record({
    names: fc.array(
      fc.record({
        kind: fc.constantFrom('claimed' as const, 'document' as const, 'birth' as const),
        primaryIdentifier: anyText,
        secondaryIdentifier: anyText,
        originalScript: anyText,
      }),
      { minLength: 1, maxLength: 3 },
    ),
    dateOfBirth: orNull(fc.constantFrom('1980', '1980-05', '1980-05-17')),
    sex: fc.constantFrom('M' as const, 'F' as const, 'X' as const, 'U' as const),
    nationalities: fc.array(state, { maxLength: 3 }),
    stateOfBirth: orNull(state),
    placeOfBirth: orNull(anyText),
  }),
  { maxLength: 3 },
);

const entries = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('notice' as const),
      list: anyText,
      notice: fc.constantFrom(...noticeKindSchema.options),
      reference: anyText,
      issuer: orNull(anyText),
    }),
    fc.record({ kind: fc.constant('listing' as const), list: anyText, reference: anyText }),
    fc.record({
      kind: fc.constant('document' as const),
      list: anyText,
      issuingState: anyText,
      documentNumber: anyText,
    }),
  ),
  { maxLength: 4 },
);

const recipients = fc.array(
  fc.oneof(
    fc.constantFrom(
      { kind: 'general-secretariat' as const },
      { kind: 'ccf' as const },
      { kind: 'own-ncb' as const },
    ),
    fc.record({ kind: fc.constant('ncb' as const), state }),
  ),
  { minLength: 1, maxLength: 4 },
);

const exports_: fc.Arbitrary<NcbExport> = fc.record({
  schema: fc.constant('farpost/ncb-export/1' as const),
  id: fc.uuid(),
  reference,
  kind,
  language: fc.constantFrom('ar' as const, 'en' as const, 'es' as const, 'fr' as const),
  marking: fc.constantFrom('confidential-refugee' as const, 'none' as const),
  originState: state,
  recipients,
  authority: orNull(anyText),
  file: orNull(anyText),
  form: orNull(anyText),
  legalBasis: orNull(anyText),
  approvedAt: orNull(moment),
  exportedAt: moment,
  persons,
  decision: orNull(
    fc.record({
      outcome: fc.constantFrom('recognised' as const, 'denied' as const),
      decidedOn: day,
      endedOn: orNull(day),
    }),
  ),
  entries,
  corrects: orNull(fc.record({ reference, kind })),
  statement: orNull(anyText),
  text: anyText,
});

type Read = { name: string; attributes: Record<string, string>; text: string; children: Read[] };

function read(xml: string): Read {
  const parser = new SaxesParser();
  const root: Read = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  parser.on('opentag', ({ name, attributes }) => {
    const element: Read = { name, attributes: { ...attributes }, text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return root.children[0] ?? root;
}

/** What XML cannot write is replaced, in both. */
const writable = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');

const child = (element: Read, name: string): Read | undefined =>
  element.children.find((one) => one.name === name);
const all = (element: Read | undefined, name: string): Read[] =>
  (element?.children ?? []).filter((one) => one.name === name);

describe('the export as XML', () => {
  it('holds the same fields as the JSON, whatever they contain', () => {
    fc.assert(
      fc.property(exports_, (content) => {
        const root = read(exportXml(content));
        expect(child(root, 'text')?.text).toBe(writable(content.text));
        expect(child(root, 'statement')?.text ?? null).toBe(
          content.statement === null ? null : writable(content.statement),
        );
        expect(all(child(root, 'recipients'), 'recipient').map((one) => one.attributes)).toEqual(
          content.recipients.map((one) => ({ ...one })),
        );
        const names = all(child(root, 'persons'), 'person').flatMap((one) => all(one, 'name'));
        expect(names.map((one) => child(one, 'primaryIdentifier')?.text)).toEqual(
          content.persons.flatMap((one) =>
            one.names.map(({ primaryIdentifier }) => writable(primaryIdentifier)),
          ),
        );
        expect(
          (child(root, 'entries')?.children ?? []).map(({ name, attributes }) => ({
            kind: name,
            ...attributes,
          })),
        ).toEqual(
          content.entries.map((entry) =>
            Object.fromEntries(
              Object.entries(entry)
                .filter(([, value]) => value !== null)
                .map(([key, value]) => [key, writable(String(value))]),
            ),
          ),
        );
      }),
    );
  });

  it('keeps to its schema', async () => {
    const contents = fc.sample(exports_, { numRuns: 40, seed: 7 });
    const xml = contents.map((content, at) => ({
      fileName: `${at}.xml`,
      contents: exportXml(content),
    }));
    const { valid, errors } = await validateXML({ xml, schema: [SCHEMA] });
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
  });

  it('has a schema that refuses what is no export', async () => {
    const [content] = fc.sample(exports_, { numRuns: 1, seed: 7 });
    const whole = content === undefined ? '' : exportXml(content);
    for (const broken of [
      whole.replace(/<marking>[^<]*<\/marking>/u, ''),
      whole.replace(/<kind>[^<]*<\/kind>/u, '<kind>arrest-request</kind>'),
      whole.replace(/<recipients>[\s\S]*<\/recipients>/u, '<recipients/>'),
    ]) {
      expect(broken).not.toBe(whole);
      const xml = [{ fileName: 'broken.xml', contents: broken }];
      expect((await validateXML({ xml, schema: [SCHEMA] })).valid).toBe(false);
    }
  });
});
