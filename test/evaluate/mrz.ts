/**
 * `mrz --cases FILE [--json]`: how many labelled cases the reader meets.
 *
 * The file uses other names than the product; the tables here translate. Everything a case states is
 * checked, and a statement this program does not know makes the case fail.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type ReadMrz, readMrz } from '#shared/icao/mrz.ts';
import type { MrzField } from '#shared/icao/mrz-finding.ts';
import { formatPartialDate, type PlainDay } from '#shared/kernel/partial-date.ts';

const caseSchema = z.object({
  id: z.string(),
  input: z.union([z.string(), z.array(z.string())]),
  options: z.record(z.string(), z.unknown()).default({}),
  expect: z.record(z.string(), z.unknown()),
});
const fileSchema = z.object({ cases: z.array(caseSchema) });

export type MrzCase = z.infer<typeof caseSchema>;
export type CaseFailure = { readonly id: string; readonly why: readonly string[] };
export type MrzScore = {
  readonly cases: number;
  readonly passed: number;
  readonly failed: readonly CaseFailure[];
};

/** What a case is compared with: the reading, and whether it is of a repair that was proposed. */
type Outcome = { readonly reading: ReadMrz | null; readonly corrected: boolean };

/** The cases were written for this day; a case may state another one. */
const DEFAULT_DAY: PlainDay = { year: 2026, month: 11, day: 23 };

const FORMATS: ReadonlyMap<string, string> = new Map([
  ['MRV-A', 'MRVA'],
  ['MRV-B', 'MRVB'],
]);

const FIELDS: ReadonlyMap<string, MrzField> = new Map<string, MrzField>([
  ['documentCode', 'documentCode'],
  ['issuingState', 'issuingState'],
  ['surname', 'primaryIdentifier'],
  ['givenNames', 'secondaryIdentifier'],
  ['documentNumber', 'documentNumber'],
  ['documentNumberCheckDigit', 'documentNumberCheckDigit'],
  ['nationality', 'nationality'],
  ['birthDate', 'dateOfBirth'],
  ['birthDateCheckDigit', 'dateOfBirthCheckDigit'],
  ['sex', 'sex'],
  ['expirationDate', 'dateOfExpiry'],
  ['expirationDateCheckDigit', 'dateOfExpiryCheckDigit'],
  ['optional', 'optionalData'],
  ['optional1', 'optionalData'],
  ['optional2', 'optionalData'],
  ['personalNumber', 'optionalData'],
  ['personalNumberCheckDigit', 'optionalDataCheckDigit'],
  ['compositeCheckDigit', 'compositeCheckDigit'],
]);

const VALUES: ReadonlyMap<string, (reading: ReadMrz) => string | undefined> = new Map<
  string,
  (reading: ReadMrz) => string | undefined
>([
  ['documentCode', (reading) => reading.documentCode],
  ['issuingState', (reading) => reading.issuingState],
  ['surname', (reading) => reading.primaryIdentifier],
  ['givenNames', (reading) => reading.secondaryIdentifier],
  ['documentNumber', (reading) => reading.documentNumber],
  ['documentNumberClean', (reading) => reading.documentNumber.replaceAll('<', '')],
  ['nationality', (reading) => reading.nationality],
  ['birthDate', (reading) => reading.dateOfBirthRaw],
  ['sex', (reading) => reading.sex],
  ['expirationDate', (reading) => reading.dateOfExpiryRaw],
  ['optional', (reading) => reading.optionalData[0]],
  ['optional1', (reading) => reading.optionalData[0]],
  ['optional2', (reading) => reading.optionalData[1]],
  ['personalNumber', (reading) => reading.optionalData[0]],
]);

const CHECKS: ReadonlyMap<string, (stated: unknown, outcome: Outcome) => string[]> = new Map<
  string,
  (stated: unknown, outcome: Outcome) => string[]
>([
  ['format', checkFormat],
  ['valid', (stated, { reading }) => differ('valid', reading?.valid ?? false, stated)],
  ['fields', checkFields],
  ['bad', checkBad],
  ['warn', checkWarn],
  ['resolved', checkResolved],
  ['corrected', (stated, { corrected }) => differ('corrected', corrected, stated)],
]);

/** Runs the evaluation; the exit code is 0 only when every case passes. */
export function evaluateMrz(argv: readonly string[]): number {
  const { values } = parseArgs({
    args: [...argv],
    options: { cases: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  if (values.cases === undefined) {
    process.stderr.write('Name the file of cases: mrz --cases FILE [--json]\n');
    return 2;
  }
  const file = fileSchema.parse(JSON.parse(readFileSync(values.cases, 'utf8')));
  const score = scoreCases(file.cases);
  process.stdout.write(values.json ? `${JSON.stringify(score)}\n` : asTable(file.cases, score));
  return score.failed.length === 0 && score.cases > 0 ? 0 : 1;
}

/** Compares every case with what it states. */
function scoreCases(cases: readonly MrzCase[]): MrzScore {
  const failed = cases
    .map((each) => ({ id: each.id, why: failuresOf(each) }))
    .filter(({ why }) => why.length > 0);
  return { cases: cases.length, passed: cases.length - failed.length, failed };
}

function failuresOf({ input, options, expect }: MrzCase): string[] {
  const unknown = Object.keys(options).filter((key) => key !== 'autocorrect');
  const outcome = read(input, dayOf(expect['resolved']), options['autocorrect'] === true);
  return [
    ...unknown.map((key) => `unknown option ${key}`),
    ...Object.entries(expect).flatMap(
      ([key, stated]) => CHECKS.get(key)?.(stated, outcome) ?? [`unknown statement ${key}`],
    ),
  ];
}

/** With `autocorrect` the first proposal, if any, is accepted, as an officer would after looking. */
function read(input: MrzCase['input'], today: PlainDay, autocorrect: boolean): Outcome {
  const first = readMrz(input, { today });
  if (!first.ok) return { reading: null, corrected: false };
  const [proposal] = first.value.repairs;
  if (!autocorrect || proposal === undefined) return { reading: first.value, corrected: false };
  const second = readMrz(proposal.lines, { today });
  return { reading: second.ok ? second.value : null, corrected: true };
}

function dayOf(resolved: unknown): PlainDay {
  const stated = z.object({ asOf: z.iso.date() }).safeParse(resolved);
  if (!stated.success) return DEFAULT_DAY;
  const [year = 0, month = 0, day = 0] = stated.data.asOf.split('-').map(Number);
  return { year, month, day };
}

const differ = (what: string, found: unknown, stated: unknown): string[] =>
  found === stated ? [] : [`${what} is ${JSON.stringify(found)}, not ${JSON.stringify(stated)}`];

function checkFormat(stated: unknown, { reading }: Outcome): string[] {
  const format = reading === null ? null : (FORMATS.get(reading.format) ?? reading.format);
  return differ('format', format, stated);
}

function checkFields(stated: unknown, { reading }: Outcome): string[] {
  return Object.entries(z.record(z.string(), z.string()).parse(stated)).flatMap(([name, value]) => {
    if (reading === null) return [`${name} was not read`];
    if (name === 'documentNumberNot') {
      return reading.documentNumber === value ? [`documentNumber is ${value}`] : [];
    }
    const reader = VALUES.get(name);
    return reader === undefined ? [`unknown field ${name}`] : differ(name, reader(reading), value);
  });
}

function checkBad(stated: unknown, { reading }: Outcome): string[] {
  return z
    .array(z.string())
    .parse(stated)
    .flatMap((name) => {
      const field = FIELDS.get(name);
      if (field === undefined) return [`unknown field ${name}`];
      const reported = reading?.findings.some(
        (finding) => finding.field === field && finding.severity === 'error',
      );
      return reported === true ? [] : [`${name} was not reported`];
    });
}

function checkWarn(stated: unknown, { reading }: Outcome): string[] {
  return z
    .array(z.string())
    .parse(stated)
    .flatMap((code) => {
      const said = reading?.findings.some(
        (finding) => finding.code === code && finding.severity === 'warning',
      );
      return said === true ? [] : [`${code} was not said`];
    });
}

function checkResolved(stated: unknown, { reading }: Outcome): string[] {
  return Object.entries(z.record(z.string(), z.string()).parse(stated)).flatMap(([name, value]) => {
    switch (name) {
      case 'asOf':
        return [];
      case 'birthDate':
        return differ(name, reading && formatPartialDate(reading.dateOfBirth), value);
      case 'expirationDate':
        return differ(
          name,
          reading?.dateOfExpiry ? formatPartialDate(reading.dateOfExpiry) : null,
          value,
        );
      default:
        return [`unknown date ${name}`];
    }
  });
}

function asTable(cases: readonly MrzCase[], score: MrzScore): string {
  const width = Math.max(...cases.map(({ id }) => id.length), 0);
  const rows = cases.map(({ id }) => {
    const failure = score.failed.find((each) => each.id === id);
    return `${id.padEnd(width)}  ${failure === undefined ? 'pass' : `FAIL ${failure.why.join('; ')}`}`;
  });
  return `${[...rows, `${score.passed} of ${score.cases} pass`].join('\n')}\n`;
}
