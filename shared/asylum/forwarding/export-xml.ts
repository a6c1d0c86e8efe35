/** The export as XML: the same fields as the JSON, by docs/formats/ncb-export.xsd. */
import type { ExportedEntry, ExportedPerson, NcbExport } from './ncb-export.ts';
import { type XmlElement, xmlDocument } from './xml-text.ts';

const NAMESPACE = 'urn:farpost:ncb-export:1';

export const exportXml = (content: NcbExport): string =>
  xmlDocument({
    name: 'ncbExport',
    attributes: { xmlns: NAMESPACE },
    content: [
      text('id', content.id),
      text('reference', content.reference),
      text('kind', content.kind),
      text('language', content.language),
      text('marking', content.marking),
      text('originState', content.originState),
      { name: 'recipients', content: content.recipients.map(recipientElement) },
      ...optional('authority', content.authority),
      ...optional('file', content.file),
      ...optional('form', content.form),
      ...optional('legalBasis', content.legalBasis),
      ...optional('approvedAt', content.approvedAt),
      text('exportedAt', content.exportedAt),
      { name: 'persons', content: content.persons.map(personElement) },
      ...decisionElements(content),
      { name: 'entries', content: content.entries.map(entryElement) },
      ...correctsElements(content),
      ...optional('statement', content.statement),
      text('text', content.text),
    ],
  });

const text = (name: string, value: string): XmlElement => ({ name, content: value });
const optional = (name: string, value: string | null): readonly XmlElement[] =>
  value === null ? [] : [text(name, value)];

const recipientElement = (recipient: NcbExport['recipients'][number]): XmlElement => ({
  name: 'recipient',
  attributes: {
    kind: recipient.kind,
    state: recipient.kind === 'ncb' ? recipient.state : null,
  },
});

function personElement(person: ExportedPerson): XmlElement {
  return {
    name: 'person',
    content: [
      ...person.names.map(({ kind, primaryIdentifier, secondaryIdentifier, originalScript }) => ({
        name: 'name',
        attributes: { kind },
        content: [
          text('primaryIdentifier', primaryIdentifier),
          text('secondaryIdentifier', secondaryIdentifier),
          text('originalScript', originalScript),
        ],
      })),
      ...optional('dateOfBirth', person.dateOfBirth),
      text('sex', person.sex),
      ...person.nationalities.map((state) => text('nationality', state)),
      ...optional('stateOfBirth', person.stateOfBirth),
      ...optional('placeOfBirth', person.placeOfBirth),
    ],
  };
}

function decisionElements({ decision }: NcbExport): readonly XmlElement[] {
  if (decision === null) return [];
  const { outcome, decidedOn, endedOn } = decision;
  const content = [
    text('outcome', outcome),
    text('decidedOn', decidedOn),
    ...optional('endedOn', endedOn),
  ];
  return [{ name: 'decision', content }];
}

const correctsElements = ({ corrects }: NcbExport): readonly XmlElement[] =>
  corrects === null
    ? []
    : [
        {
          name: 'corrects',
          attributes: { reference: corrects.reference, kind: corrects.kind },
        },
      ];

function entryElement(entry: ExportedEntry): XmlElement {
  const { kind: name, ...attributes } = entry;
  return { name, attributes };
}
