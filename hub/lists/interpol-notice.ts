/** One notice as INTERPOL's public notices API publishes it. Field names: the API's own. */
import { z } from 'zod';
import type { ListedDate, Notice, NoticeKind, Person } from '#shared/watchlist/person.ts';
import { noticeKindSchema } from '#shared/watchlist/person.ts';
import { countryOfCode } from './countries.ts';
import type { ImportLog } from './import-log.ts';
import { dateInFigures, shapeOfDate } from './listed-dates.ts';
import {
  distinctNames,
  issuingStateOf,
  nationalitiesOf,
  remarksOf,
  wholeName,
} from './person-parts.ts';

const text = z.string().nullish();
const texts = z.array(z.string()).nullish();

const warrantSchema = z.object({
  issuing_country_id: text,
  charge: text,
  charge_translation: text,
});

/** Loose on purpose: the API leaves fields out, and adds new ones, without notice. */
export const publicNoticeSchema = z.object({
  entity_id: z.string().min(1),
  notice: text,
  notice_type: text,
  type: text,
  color: text,
  colour: text,
  name: text,
  forename: text,
  birth_name: text,
  name_in_original_script: text,
  date_of_birth: text,
  nationalities: texts,
  sex_id: text,
  place_of_birth: text,
  country_of_birth_id: text,
  distinguishing_marks: text,
  height: z.union([z.number(), z.string()]).nullish(),
  arrest_warrants: z.array(warrantSchema).nullish(),
  issuing_country_id: text,
  unReference: text,
  un_reference: text,
  unResolution: text,
  un_resolution: text,
  date_of_event: text,
  place: text,
  country: text,
  father_name: text,
  father_forename: text,
  mother_name: text,
  mother_forename: text,
  _links: z.object({ self: z.object({ href: text }).nullish() }).nullish(),
});

export type PublicNotice = z.infer<typeof publicNoticeSchema>;

/** The colour the notice states itself, or that its fields betray; null when nothing tells. */
export function noticeKindOf(notice: PublicNotice): NoticeKind | null {
  const path = /\/notices\/v\d+\/([a-z]+)/u.exec(notice._links?.self?.href ?? '')?.[1];
  const stated = [
    notice.notice,
    notice.notice_type,
    notice.colour,
    notice.color,
    notice.type,
    path,
  ];
  for (const word of stated) {
    const kind = kindOfWord(word ?? '');
    if (kind !== null) return kind;
  }
  if (notice.arrest_warrants) return 'red';
  if (notice.unReference || notice.un_reference) return 'un-special';
  return notice.date_of_event || notice.birth_name || notice.mother_name ? 'yellow' : null;
}

/** Maps a notice onto a person, or null when it names nobody. */
export function personOfNotice(
  notice: PublicNotice,
  kind: NoticeKind,
  log: ImportLog,
): Person | null {
  const names = namesOf(notice);
  if (names.length === 0) return null;
  return {
    // Notices of different colours are numbered apart, so the colour belongs to the id.
    id: `${kind}/${notice.entity_id}`,
    names,
    datesOfBirth: datesOf(notice, log),
    placesOfBirth: placesOf(notice),
    nationalities: nationalitiesOf((notice.nationalities ?? []).map(countryOfCode), log),
    sex: sexOf(notice.sex_id ?? ''),
    documents: [],
    notices: noticesOf(notice, kind, log),
    ...remarksOf(remarkParts(notice)),
  };
}

function kindOfWord(word: string): NoticeKind | null {
  if (word.length > 40) return null;
  const plain = word
    .trim()
    .toLowerCase()
    .replace(/\s*notices?$/u, '');
  if (plain === 'un' || plain === 'un special') return 'un-special';
  const known = noticeKindSchema.safeParse(plain);
  return known.success ? known.data : null;
}

/** The API writes a missing given name as null, as nothing, or as a dash. */
function given(value: string | null | undefined): string {
  const trimmed = (value ?? '').trim();
  return /^[-–—.]*$/u.test(trimmed) ? '' : trimmed;
}

function namesOf(notice: PublicNotice) {
  const primaryIdentifier = given(notice.name);
  const secondaryIdentifier = given(notice.forename);
  const both = [primaryIdentifier, secondaryIdentifier].filter(Boolean).join(', ');
  const primary = wholeName(both, { kind: 'primary', quality: 'strong' });
  const parts = {
    ...(primaryIdentifier && { primaryIdentifier }),
    ...(secondaryIdentifier && { secondaryIdentifier }),
  };
  const birthName = [given(notice.birth_name), secondaryIdentifier].filter(Boolean).join(', ');
  return distinctNames([
    primary && { ...primary, ...parts },
    given(notice.birth_name) === ''
      ? null
      : wholeName(birthName, { kind: 'birth-name', quality: 'strong' }),
    wholeName(given(notice.name_in_original_script), { kind: 'primary', quality: 'strong' }),
  ]);
}

function datesOf(notice: PublicNotice, log: ImportLog): ListedDate[] {
  const stated = given(notice.date_of_birth);
  if (stated === '') return [];
  const parts = dateInFigures(stated);
  if (parts !== null) return [{ precision: 'exact', ...parts }];
  log.warn('unreadable-dates', shapeOfDate(stated));
  return [];
}

function placesOf(notice: PublicNotice): string[] {
  const stated = given(notice.country_of_birth_id);
  const answer = countryOfCode(stated);
  const place = [given(notice.place_of_birth), answer.kind === 'code' ? answer.code : stated]
    .filter(Boolean)
    .join(', ');
  return place === '' ? [] : [place.slice(0, 300)];
}

function sexOf(id: string): Person['sex'] {
  return id === 'M' || id === 'F' || id === 'X' ? id : 'U';
}

/** Each requesting State is its own notice: the refugee rules ask about every one of them. */
function noticesOf(notice: PublicNotice, kind: NoticeKind, log: ImportLog): Notice[] {
  const reference = notice.unReference || notice.un_reference || notice.entity_id;
  if (kind === 'un-special') {
    const reason = given(notice.unResolution ?? notice.un_resolution).slice(0, 1000);
    return [{ kind, reference, issuer: 'UNO', ...(reason && { reason }) }];
  }
  const warrants = notice.arrest_warrants ?? [];
  if (warrants.length === 0) {
    return [{ kind, reference, issuer: issuerOf(notice.issuing_country_id, log) }];
  }
  return warrants.map((warrant) => {
    const reason = given(warrant.charge_translation ?? warrant.charge).slice(0, 1000);
    const issuer = issuerOf(warrant.issuing_country_id, log);
    return { kind, reference, issuer, ...(reason && { reason }) };
  });
}

function issuerOf(id: string | null | undefined, log: ImportLog): string | null {
  return issuingStateOf(countryOfCode(id ?? ''), log);
}

function remarkParts(notice: PublicNotice): string[] {
  const height = Number(notice.height ?? 0);
  const event = [notice.date_of_event, notice.place, notice.country].map(given).filter(Boolean);
  return [
    given(notice.distinguishing_marks),
    // Zero is how the API says that the height is not known.
    height > 0 ? `Height ${height} m` : '',
    event.length > 0 ? `Missing: ${event.join(', ')}` : '',
  ];
}
