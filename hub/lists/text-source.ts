import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { ImportLog } from './import-log.ts';
import type {
  FileFailure,
  FileFailureKind,
  ImportEvent,
  ImportRun,
  ImportSource,
} from './importer.ts';

/** A failure before it is known which file it is about. */
export type FileProblem = Omit<FileFailure, 'file'>;

/** Takes the text of one file piece by piece; null means "go on". */
export type TextReader = {
  write(text: string): FileProblem | null;
  end(): FileProblem | null;
};

/** Bounds a batch, whatever piece size the source prefers. */
const SLICE_IN_BYTES = 256 * 1024;

const PACKED: ReadonlyArray<readonly [name: string, signature: readonly number[]]> = [
  ['a ZIP archive', [0x50, 0x4b, 0x03, 0x04]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
];

export function problem(
  kind: FileFailureKind,
  line: number | null,
  [reason, remedy]: readonly [reason: string, remedy: string],
): FileProblem {
  return { kind, line, reason, remedy };
}

/** Reads one file into `reader`. Answers null, or why the file cannot be used. */
export async function* readFile(
  source: ImportSource,
  reader: TextReader,
  log: ImportLog,
): AsyncGenerator<readonly ImportEvent[], FileFailure | null, void> {
  const decoder = createUtf8Decoder();
  let bytesRead = 0;
  for await (const slice of slicesOf(source.bytes)) {
    const found = slice.ok ? feed(slice.value, decoder, reader) : slice.failure;
    if (found !== null) return { ...found, file: source.name };
    bytesRead += slice.ok ? slice.value.length : 0;
    yield [...log.takeBatch(), progress(source, bytesRead)];
  }
  const found = finish(bytesRead, decoder, reader);
  const rest = log.takeBatch();
  if (rest.length > 0) yield rest;
  return found === null ? null : { ...found, file: source.name };
}

/** Reads the only file of a list, and refuses a list without a single usable record. */
export async function* importSingleFile(
  source: ImportSource,
  reader: TextReader,
  log: ImportLog,
): ImportRun {
  const failure = yield* readFile(source, reader, log);
  return failure === null ? conclude(source, log) : fail(failure);
}

/** An empty list would clear everyone, so it is never a success. */
export function conclude(source: ImportSource, log: ImportLog) {
  const summary = log.summary();
  if (summary.accepted > 0) return succeed(summary);
  return fail({
    ...problem('no-records', null, [
      `none of ${summary.read} records could be used`,
      'check that this is the right file for this format; the list in use stays as it is',
    ]),
    file: source.name,
  });
}

function feed(slice: Uint8Array, decoder: Utf8Decoder, reader: TextReader): FileProblem | null {
  const text = decoder.decode(slice);
  if (!text.ok) return text.failure;
  return text.value === '' ? null : reader.write(text.value);
}

function finish(bytesRead: number, decoder: Utf8Decoder, reader: TextReader): FileProblem | null {
  if (bytesRead === 0) {
    return problem('empty', null, ['the file is empty', 'fetch the file again from its publisher']);
  }
  return decoder.end() ?? reader.end();
}

function progress(source: ImportSource, bytesRead: number): ImportEvent {
  return { kind: 'progress', file: source.name, bytesRead, sizeInBytes: source.sizeInBytes };
}

function unreadable(cause: unknown): FileProblem {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return problem('unreadable', null, [
    `the file could not be read: ${reason}`,
    'check the file, the disk and the permissions, then import again',
  ]);
}

/** Only what the source throws is a failure of the file; an exception of a reader is a bug and stays one. */
async function* slicesOf(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Result<Uint8Array, FileProblem>, void, void> {
  try {
    for await (const piece of bytes) {
      for (let start = 0; start < piece.length; start += SLICE_IN_BYTES) {
        yield succeed(piece.subarray(start, start + SLICE_IN_BYTES));
      }
    }
  } catch (cause) {
    yield fail(unreadable(cause));
  }
}

type Utf8Decoder = {
  decode(bytes: Uint8Array): Result<string, FileProblem>;
  end(): FileProblem | null;
};

function createUtf8Decoder(): Utf8Decoder {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let first = true;
  return {
    decode(bytes) {
      const foreign = first ? foreignStart(bytes) : null;
      first = false;
      if (foreign !== null) return fail(foreign);
      const zero = bytes.indexOf(0);
      if (zero >= 0) return fail(binaryAt(line + newlinesIn(bytes.subarray(0, zero))));
      try {
        const text = decoder.decode(bytes, { stream: true });
        line += newlinesIn(bytes);
        return succeed(text);
      } catch {
        return fail(notUtf8(line + linesBeforeFault(bytes)));
      }
    },
    end() {
      try {
        decoder.decode();
        return null;
      } catch {
        return problem('truncated', line, [
          'the file ends in the middle of a character',
          'fetch the file again: it was cut off',
        ]);
      }
    },
  };
}

function foreignStart(bytes: Uint8Array): FileProblem | null {
  const packed = PACKED.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte));
  if (packed !== undefined) {
    return problem('binary', 1, [
      `the file is ${packed[0]}`,
      'unpack or convert it first, then import the list itself',
    ]);
  }
  const [a, b] = bytes;
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) ? notUtf8(1) : null;
}

function binaryAt(line: number): FileProblem {
  return problem('binary', line, [
    'the file holds zero bytes: it is binary or UTF-16 text',
    'import the list as UTF-8 text, unpacked',
  ]);
}

function notUtf8(line: number): FileProblem {
  return problem('not-utf8', line, [
    'the text is not UTF-8',
    'save the file as UTF-8, or fetch it again from its publisher',
  ]);
}

function linesBeforeFault(bytes: Uint8Array): number {
  const lenient = new TextDecoder().decode(bytes);
  return lenient.slice(0, Math.max(0, lenient.indexOf('\ufffd'))).split('\n').length - 1;
}

function newlinesIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}
