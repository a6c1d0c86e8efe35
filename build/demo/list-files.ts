/** Writes the fictional world as the files that real publishers would send, for the hub to import. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatSltdCsv } from '#hub/lists/sltd-writer.ts';
import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import type { ListedDate, Person } from '#shared/watchlist/person.ts';

export type DemoLists = {
  readonly notices: readonly Person[];
  readonly sanctions: readonly Person[];
  readonly documents: readonly SltdRecord[];
};

/** One file to import: the hub's `format` for it, and where it is. */
export type DemoListFile = { readonly format: 'interpol' | 'un' | 'sltd'; readonly file: string };

/** Writes the three files into `directory`. `listDate` is the day that the publishers put on them. */
export function writeDemoLists(
  directory: string,
  lists: DemoLists,
  listDate: string,
): readonly DemoListFile[] {
  const at = (name: string): string => path.join(directory, name);
  writeFileSync(
    at('notices.json'),
    `${JSON.stringify(lists.notices.map(publicNotice), null, 1)}\n`,
  );
  writeFileSync(at('sanctions.xml'), sanctionsXml(lists.sanctions, listDate));
  writeFileSync(at('documents.csv'), [...formatSltdCsv(lists.documents, listDate)].join(''));
  return [
    { format: 'interpol', file: at('notices.json') },
    { format: 'un', file: at('sanctions.xml') },
    { format: 'sltd', file: at('documents.csv') },
  ];
}

function publicNotice(person: Person): Record<string, unknown> {
  const [notice] = person.notices;
  const name = person.names.find(({ script }) => script === 'Latn');
  const original = person.names.find(({ script }) => script !== 'Latn');
  return {
    entity_id: notice?.reference ?? person.id,
    notice: notice?.kind,
    name: name?.primaryIdentifier ?? name?.whole,
    forename: name?.secondaryIdentifier ?? '-',
    ...(original === undefined ? {} : { name_in_original_script: original.whole }),
    date_of_birth: dateText(person.datesOfBirth[0], '/'),
    nationalities: person.nationalities,
    sex_id: person.sex,
    height: 0,
    ...(notice?.kind === 'red'
      ? { arrest_warrants: [{ issuing_country_id: notice.issuer, charge: notice.reason ?? null }] }
      : { issuing_country_id: notice?.issuer }),
  };
}

function sanctionsXml(persons: readonly Person[], listDate: string): string {
  const individuals = persons.map(individualXml).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="${listDate}T00:00:00.000Z">
<INDIVIDUALS>
${individuals}
</INDIVIDUALS>
<ENTITIES></ENTITIES>
</CONSOLIDATED_LIST>
`;
}

function individualXml(person: Person): string {
  const name = person.names.find(({ script }) => script === 'Latn');
  const original = person.names.find(({ script }) => script !== 'Latn');
  const date = person.datesOfBirth[0];
  return [
    '<INDIVIDUAL>',
    element('DATAID', person.id),
    element('FIRST_NAME', name?.secondaryIdentifier ?? name?.whole ?? ''),
    element('SECOND_NAME', name?.primaryIdentifier ?? ''),
    element('UN_LIST_TYPE', 'Fictional'),
    element('REFERENCE_NUMBER', person.notices[0]?.reference ?? ''),
    element('NAME_ORIGINAL_SCRIPT', original?.whole ?? ''),
    element('GENDER', person.sex === 'F' ? 'Female' : 'Male'),
    `<NATIONALITY>${person.nationalities.map((state) => element('VALUE', state)).join('')}</NATIONALITY>`,
    `<INDIVIDUAL_DATE_OF_BIRTH>${element('TYPE_OF_DATE', 'EXACT')}${birthXml(date)}</INDIVIDUAL_DATE_OF_BIRTH>`,
    ...person.documents.map(
      (document) =>
        `<INDIVIDUAL_DOCUMENT>${element('TYPE_OF_DOCUMENT', 'Passport')}${element('NUMBER', document.documentNumber)}${element('ISSUING_COUNTRY', document.issuingState ?? '')}</INDIVIDUAL_DOCUMENT>`,
    ),
    '</INDIVIDUAL>',
  ].join('');
}

function birthXml(date: ListedDate | undefined): string {
  const text = dateText(date, '-');
  return text.length > 4 ? element('DATE', text) : element('YEAR', text);
}

function dateText(date: ListedDate | undefined, separator: string): string {
  if (date === undefined || date.precision === 'between') return '';
  if (date.month === null || date.day === null) return String(date.year);
  const two = (part: number): string => String(part).padStart(2, '0');
  return [date.year, two(date.month), two(date.day)].join(separator);
}

function element(name: string, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<${name}>${escaped}</${name}>`;
}
