/** What OFAC hides in the remarks of its CSV: dates, places, nationalities, documents and weak aliases. */
import type { ListedDate, ListedDocument, Person, PersonName } from '#shared/watchlist/person.ts';
import { type CountryAnswer, countryOfName } from './countries.ts';
import type { ImportLog } from './import-log.ts';
import { dateInWords, shapeOfDate } from './listed-dates.ts';
import { documentKindOf } from './listed-documents.ts';
import { commaName, issuingStateOf } from './person-parts.ts';

export type RemarkFacts = {
  readonly names: Array<PersonName | null>;
  readonly datesOfBirth: ListedDate[];
  readonly placesOfBirth: string[];
  readonly nationalities: CountryAnswer[];
  readonly documents: ListedDocument[];
  sex: Person['sex'];
};

/** OFAC cuts remarks at this many characters, so the last fact may be half of one. */
const CUT_AT = 999;

const DOCUMENT_LABELS = [
  '[^;]*?Passport(?: Booklet| Card)?:?',
  'Travel Document(?: Number)?',
  'Refugee ID Card',
  'Stateless Person ID Card',
  'National ID No\\.',
  'National Foreign ID Number',
  '[^;()]*?Identification (?:Number|Card)',
  'Identification No\\.',
  'Identification ID',
  '(?:Personal )?ID Card(?: No\\.)?',
  '[A-Z][a-z]+ ID No\\.',
  "Citizen's Card Number",
  'Numero de Identidad',
  'Cedula (?:No\\.|de [A-Z][a-z]+)',
  'D\\.N\\.I\\.',
  'C\\.U\\.R\\.P\\.',
  'C\\.U\\.I\\.P?\\.?',
  'I\\.F\\.E\\.',
  'Credencial electoral',
  'Electoral Registry No\\.',
  "Driver's License No\\.",
  'Residency Number',
  'VisaNumberID',
  'SSN',
  'Tax ID No\\.',
  'R\\.?F\\.?C\\.?',
  'Birth Certificate Number',
].join('|');

const DOCUMENT = new RegExp(
  `^(${DOCUMENT_LABELS}) (\\S.*?)(?: \\(([^()]*)\\))?(?: issued .*?| expires .*?)*$`,
  'u',
);

type Rule = readonly [
  pattern: RegExp,
  apply: (found: readonly string[], facts: RemarkFacts, log: ImportLog) => void,
];

const RULES: readonly Rule[] = [
  [/^DOB (.+)$/u, ([, text = ''], facts, log) => addDate(text, facts, log)],
  [/^POB (.+)$/u, ([, place = ''], facts) => facts.placesOfBirth.push(place.slice(0, 300))],
  [
    /^(?:nationality|citizen) (.+)$/u,
    ([, name = ''], facts) => facts.nationalities.push(countryOfName(name)),
  ],
  [
    /^Gender (Male|Female)$/u,
    ([, word], facts) => {
      facts.sex = word === 'Male' ? 'M' : 'F';
    },
  ],
  [
    // The publisher keeps only its weak aliases here; the strong ones are in the file of aliases.
    /^[afn]\.k\.a\. ['"]?(.+?)['"]?$/u,
    ([, name = ''], facts) => facts.names.push(commaName(name, { kind: 'alias', quality: 'weak' })),
  ],
  [DOCUMENT, addDocument],
];

/** Reads all facts out of a person's remarks. What is no known fact stays in the remarks only. */
export function factsInRemarks(remarks: string, log: ImportLog): RemarkFacts {
  const facts: RemarkFacts = {
    names: [],
    datesOfBirth: [],
    placesOfBirth: [],
    nationalities: [],
    documents: [],
    sex: 'U',
  };
  const cut = remarks.length >= CUT_AT;
  if (cut) log.warn('truncated-remarks');
  const pieces = remarks.replace(/\.\s*$/u, '').split(';');
  // Half a document number would be a wrong one.
  for (const piece of cut ? pieces.slice(0, -1) : pieces) {
    applyRule(piece.trim().replace(/^alt\. /u, ''), facts, log);
  }
  return facts;
}

function applyRule(piece: string, facts: RemarkFacts, log: ImportLog): void {
  for (const [pattern, apply] of RULES) {
    const found = pattern.exec(piece);
    if (found === null) continue;
    apply(found, facts, log);
    return;
  }
}

function addDate(text: string, facts: RemarkFacts, log: ImportLog): void {
  const date = dateInWords(text);
  if (date === null) log.warn('unreadable-dates', shapeOfDate(text));
  else facts.datesOfBirth.push(date);
}

function addDocument(found: readonly string[], facts: RemarkFacts, log: ImportLog): void {
  const [, label = '', number = '', country = ''] = found;
  // Now and then the publisher writes on where the number ends.
  const documentNumber = number.replace(/^(?:#|No\.:?)\s*|(?:,| and | - ).*$/gu, '').trim();
  if (
    !/\d/u.test(documentNumber) ||
    documentNumber.length > 60 ||
    /^issued /u.test(documentNumber)
  ) {
    log.warn('unreadable-documents');
    return;
  }
  facts.documents.push({
    kind: documentKindOf(label),
    documentNumber,
    issuingState: issuingStateOf(countryOfName(country), log),
    label: label.replace(/:$/u, '').slice(0, 200),
  });
}
