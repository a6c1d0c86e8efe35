/** The list formats the hub can import: what the command line offers, and which list each one feeds. */
import { fail } from '#shared/kernel/result.ts';
import type { ListId } from '#shared/watchlist/list.ts';
import type { NoticeKind } from '#shared/watchlist/person.ts';
import type { ImportRun, ImportSource } from './importer.ts';
import { importInterpolJson } from './interpol-json.ts';
import { importOfacCsv } from './ofac-csv.ts';
import { importSltdChangesCsv, importSltdCsv } from './sltd-csv.ts';
import { importUnXml } from './un-xml.ts';

export type FormatName = 'un' | 'ofac' | 'interpol' | 'sltd' | 'sltd-changes';

/** `notice` matters to `interpol` only: the colour of notices that do not state one. */
export type ImportOptions = { readonly notice?: NoticeKind };

/** One file a format needs, in the order in which the command line takes them. */
export type FileRole = { readonly role: string; readonly title: string };

export type ListFormat = {
  readonly name: FormatName;
  readonly listId: ListId;
  readonly files: readonly FileRole[];
  /** The file adds to the list and takes from it, instead of being the list. */
  readonly isChanges?: true;
  /** `sources` in the order of `files`. */
  readonly start: (sources: readonly ImportSource[], options?: ImportOptions) => ImportRun;
};

export const LIST_FORMATS: Readonly<Record<FormatName, ListFormat>> = {
  un: {
    name: 'un',
    listId: 'un-sc',
    files: [{ role: 'list', title: 'UN consolidated list (XML)' }],
    start: ([list]) => (list === undefined ? missing('the XML file') : importUnXml(list)),
  },
  ofac: {
    name: 'ofac',
    listId: 'ofac-sdn',
    files: [
      { role: 'sdn', title: 'OFAC SDN.CSV' },
      { role: 'alt', title: 'OFAC ALT.CSV' },
    ],
    start([sdn, alt]) {
      if (sdn === undefined) return missing('SDN.CSV');
      return alt === undefined ? missing('ALT.CSV') : importOfacCsv(sdn, alt);
    },
  },
  interpol: {
    name: 'interpol',
    listId: 'interpol-notices',
    files: [{ role: 'notices', title: 'INTERPOL notices (JSON)' }],
    start: ([notices], options) =>
      notices === undefined ? missing('the JSON file') : importInterpolJson(notices, options),
  },
  sltd: {
    name: 'sltd',
    listId: 'sltd',
    files: [{ role: 'register', title: 'SLTD extract (CSV)' }],
    start: ([register]) =>
      register === undefined ? missing('the CSV file') : importSltdCsv(register),
  },
  'sltd-changes': {
    name: 'sltd-changes',
    listId: 'sltd',
    files: [{ role: 'changes', title: 'SLTD changes (CSV)' }],
    isChanges: true,
    start: ([changes]) =>
      changes === undefined ? missing('the CSV file') : importSltdChangesCsv(changes),
  },
};

/** The format of that name, or undefined: names come from a command line. */
export function formatNamed(name: string): ListFormat | undefined {
  return Object.values(LIST_FORMATS).find((format) => format.name === name);
}

// An import without its file ends like any other that fails, so callers have one way to hear about it.
// biome-ignore lint/correctness/useYield: there is nothing to hand over before the failure
async function* missing(file: string): ImportRun {
  return fail({
    kind: 'missing-file',
    file,
    line: null,
    reason: `${file} was not given`,
    remedy: 'give all files of the format, in the documented order',
  });
}
