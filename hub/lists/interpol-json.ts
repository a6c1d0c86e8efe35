/**
 * INTERPOL's public notices: a JSON array, pages as the API serves them, or JSON Lines.
 */
import type { NoticeKind } from '#shared/watchlist/person.ts';
import { createImportLog, type ImportLog } from './import-log.ts';
import type { ImportRun, ImportSource } from './importer.ts';
import {
  noticeKindOf,
  type PublicNotice,
  personOfNotice,
  publicNoticeSchema,
} from './interpol-notice.ts';
import { createJsonElements, type JsonElement } from './json-elements.ts';
import { importSingleFile } from './text-source.ts';

/** `notice` is the colour of all notices in the file that do not state one themselves. */
export type InterpolOptions = { readonly notice?: NoticeKind };

export function importInterpolJson(source: ImportSource, options: InterpolOptions = {}): ImportRun {
  const log = createImportLog();
  let announced = 0;
  const elements = createJsonElements({
    onElement: (element) => takeNotice(element, options, log),
    onPageHead: (head) => {
      announced = Math.max(announced, Number(/"total"\s*:\s*(\d{1,9})/u.exec(head)?.[1] ?? 0));
    },
  });
  const reader = {
    write: elements.write,
    end() {
      const found = elements.end();
      const { read } = log.summary();
      if (found === null && announced > read) {
        log.warn('incomplete-extract', `${read} of ${announced} notices`);
      }
      return found;
    },
  };
  return importSingleFile(source, reader, log);
}

function takeNotice({ text, line }: JsonElement, options: InterpolOptions, log: ImportLog): void {
  const notice = publicNoticeSchema.safeParse(parsed(text));
  if (notice.success) takePublicNotice(notice.data, { line, options, log });
  else {
    const path = notice.error.issues[0]?.path.join('.');
    if (path) log.reject({ line }, 'invalid-field', `${path} is missing or of the wrong type`);
    else log.reject({ line }, 'malformed-record', 'this is not a notice in valid JSON');
  }
}

type Place = { readonly line: number; readonly options: InterpolOptions; readonly log: ImportLog };

function takePublicNotice(notice: PublicNotice, { line, options, log }: Place): void {
  const position = { line, reference: notice.entity_id };
  const kind = noticeKindOf(notice) ?? options.notice;
  if (kind === undefined) {
    const words = 'the notice does not tell its colour: import the file again and state the colour';
    log.reject(position, 'unknown-notice-colour', words);
    return;
  }
  const person = personOfNotice(notice, kind, log);
  if (person === null) log.reject(position, 'missing-field', 'name and forename are empty');
  else log.person(person, position);
}

/** JSON itself never yields undefined, and no notice is undefined: it means that the text is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
