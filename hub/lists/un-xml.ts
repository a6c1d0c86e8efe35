/**
 * The UN Security Council's consolidated list (XML). Individuals are imported, entities are counted as skipped.
 */
import { createImportLog, type ImportLog } from './import-log.ts';
import type { ImportRun, ImportSource } from './importer.ts';
import { importSingleFile } from './text-source.ts';
import { personOfIndividual } from './un-person.ts';
import { childText, createXmlRecords, type XmlElement } from './xml-records.ts';

export function importUnXml(source: ImportSource): ImportRun {
  const log = createImportLog();
  const reader = createXmlRecords({
    root: 'CONSOLIDATED_LIST',
    onRoot: (attributes) => {
      const day = /^\d{4}-\d{2}-\d{2}/u.exec(attributes['dateGenerated'] ?? '')?.[0];
      if (day !== undefined) log.dateList(day);
    },
    records: new Map([
      ['INDIVIDUALS/INDIVIDUAL', (record: XmlElement) => takeIndividual(record, log)],
      ['ENTITIES/ENTITY', () => log.skip()],
    ]),
  });
  return importSingleFile(source, reader, log);
}

function takeIndividual(record: XmlElement, log: ImportLog): void {
  const reference = childText(record, 'REFERENCE_NUMBER');
  const position = { line: record.line, ...(reference && { reference }) };
  const result = personOfIndividual(record, log);
  if (result.kind === 'person') log.person(result.person, position);
  else log.reject(position, 'missing-field', `${result.field} is missing or empty`);
}
