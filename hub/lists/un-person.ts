import type { ListedDate, ListedDocument, Person } from '#shared/watchlist/person.ts';
import { countryOfName } from './countries.ts';
import type { ImportLog } from './import-log.ts';
import { between, dateInFigures, dateInWords, monthInWords, shapeOfDate } from './listed-dates.ts';
import { collapse, documentKindOf, documentNumberIn } from './listed-documents.ts';
import {
  distinctNames,
  issuingStateOf,
  nationalitiesOf,
  remarksOf,
  wholeName,
} from './person-parts.ts';
import { namesInAlias } from './un-aliases.ts';
import { childrenOf, childText, type XmlElement } from './xml-records.ts';

/** What must be there for an INDIVIDUAL to be a person on the list at all. */
export type UnPersonResult =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'missing'; readonly field: string };

/** Maps one INDIVIDUAL of the UN Security Council's consolidated list. */
export function personOfIndividual(individual: XmlElement, log: ImportLog): UnPersonResult {
  const id = childText(individual, 'DATAID');
  const reference = childText(individual, 'REFERENCE_NUMBER');
  const names = namesOf(individual);
  if (id === '') return { kind: 'missing', field: 'DATAID' };
  if (reference === '') return { kind: 'missing', field: 'REFERENCE_NUMBER' };
  if (names.length === 0) return { kind: 'missing', field: 'FIRST_NAME' };
  const reason = collapse(childText(individual, 'UN_LIST_TYPE'));
  const nationalities = valuesOf(individual, 'NATIONALITY').map(countryOfName);
  const person: Person = {
    id,
    names,
    datesOfBirth: datesOf(individual, log),
    placesOfBirth: placesOf(individual),
    nationalities: nationalitiesOf(nationalities, log),
    sex: sexOf(childText(individual, 'GENDER')),
    documents: documentsOf(individual, log),
    notices: [{ kind: 'un-special', reference, issuer: 'UNO', ...(reason && { reason }) }],
    ...remarksOf([
      valuesOf(individual, 'TITLE').join(', '),
      valuesOf(individual, 'DESIGNATION').join('; '),
      childText(individual, 'COMMENTS1'),
    ]),
  };
  return { kind: 'person', person };
}

function namesOf(individual: XmlElement) {
  const parts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];
  const latin = parts.map((part) => childText(individual, part)).join(' ');
  const primary = { kind: 'primary', quality: 'strong' } as const;
  return distinctNames([
    wholeName(latin, primary),
    wholeName(childText(individual, 'NAME_ORIGINAL_SCRIPT'), primary),
    ...childrenOf(individual, 'INDIVIDUAL_ALIAS').flatMap((alias) =>
      namesInAlias(childText(alias, 'ALIAS_NAME'), childText(alias, 'QUALITY')),
    ),
  ]);
}

function datesOf(individual: XmlElement, log: ImportLog): ListedDate[] {
  const stated = childrenOf(individual, 'INDIVIDUAL_DATE_OF_BIRTH').filter(saysSomething);
  // An alias may come with the date of birth of the identity it belongs to.
  const ofAliases = childrenOf(individual, 'INDIVIDUAL_ALIAS')
    .map((alias) => childText(alias, 'DATE_OF_BIRTH'))
    .filter(Boolean);
  const dates = [
    ...stated.map((element) => ({ date: dateOf(element), text: childText(element, 'NOTE') })),
    ...ofAliases.map((text) => ({ date: dateOfAlias(text), text })),
  ];
  return dates.flatMap(({ date, text }) => {
    if (date === null) log.warn('unreadable-dates', shapeOfDate(text));
    return date === null ? [] : [date];
  });
}

function dateOfAlias(text: string): ListedDate | null {
  const parts = dateInFigures(text);
  return parts === null ? dateInWords(text.replaceAll('.', '')) : { precision: 'exact', ...parts };
}

function dateOf(element: XmlElement): ListedDate | null {
  const type = childText(element, 'TYPE_OF_DATE').toUpperCase();
  if (type === 'BETWEEN') {
    const from = dateInFigures(childText(element, 'FROM_YEAR'));
    return between(from, dateInFigures(childText(element, 'TO_YEAR')));
  }
  const note = childText(element, 'NOTE');
  const parts = dateInFigures(childText(element, 'DATE') || childText(element, 'YEAR'));
  if (parts === null) return dateInWords(note.replaceAll('.', ''));
  const precision = type === 'APPROXIMATELY' ? 'circa' : 'exact';
  return { precision, ...parts, month: parts.month ?? monthInWords(note) };
}

function saysSomething(element: XmlElement): boolean {
  return ['DATE', 'YEAR', 'FROM_YEAR', 'TO_YEAR', 'NOTE'].some(
    (name) => childText(element, name) !== '',
  );
}

function placesOf(individual: XmlElement): string[] {
  return childrenOf(individual, 'INDIVIDUAL_PLACE_OF_BIRTH')
    .map((place) =>
      ['CITY', 'STATE_PROVINCE', 'COUNTRY']
        .map((part) => collapse(childText(place, part)))
        .filter(Boolean)
        .join(', ')
        .slice(0, 300),
    )
    .filter(Boolean);
}

function documentsOf(individual: XmlElement, log: ImportLog): ListedDocument[] {
  const documents: ListedDocument[] = [];
  for (const element of childrenOf(individual, 'INDIVIDUAL_DOCUMENT')) {
    const published = collapse(childText(element, 'NUMBER'));
    if (published === '') continue;
    const documentNumber = documentNumberIn(published);
    if (documentNumber === null) log.warn('unreadable-documents');
    else documents.push(documentOf(element, { published, documentNumber }, log));
  }
  return documents;
}

function documentOf(
  element: XmlElement,
  { published, documentNumber }: { published: string; documentNumber: string },
  log: ImportLog,
): ListedDocument {
  const type = collapse(childText(element, 'TYPE_OF_DOCUMENT'));
  const detail = collapse(childText(element, 'TYPE_OF_DOCUMENT2'));
  const country = childText(element, 'ISSUING_COUNTRY') || childText(element, 'COUNTRY_OF_ISSUE');
  const prose = published === documentNumber ? '' : published;
  const label = [...new Set([type, detail, prose])].filter(Boolean).join(': ').slice(0, 200);
  return {
    kind: documentKindOf(type || detail),
    documentNumber,
    issuingState: issuingStateOf(countryOfName(country), log),
    ...(label && { label }),
  };
}

function valuesOf(individual: XmlElement, name: string): string[] {
  return childrenOf(individual, name)
    .flatMap((element) => childrenOf(element, 'VALUE'))
    .map((value) => collapse(value.text))
    .filter(Boolean);
}

function sexOf(gender: string): Person['sex'] {
  if (/^male$/iu.test(gender)) return 'M';
  return /^female$/iu.test(gender) ? 'F' : 'U';
}
