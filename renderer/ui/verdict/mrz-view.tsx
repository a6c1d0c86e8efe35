import { classesOf } from '../class-names.ts';
import { type CharacterMark, type MarkedReading, markCharacters } from './mrz-marks.ts';
import styles from './verdict.module.css';

const c = classesOf(styles);

type Props = {
  readonly reading: MarkedReading;
  /** Positions that a proposal changes. */
  readonly changed?: readonly { readonly line: number; readonly position: number }[];
};

/**
 * The lines as they stand on the document, left to right in every language. What a check digit covers
 * is underlined: solid where it agrees, double and tinted where it does not.
 */
export function MrzView({ reading, changed = [] }: Props) {
  const marks = markCharacters(reading);
  return (
    <div className={c('mrz')} dir="ltr" lang="en">
      {reading.lines.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a zone are known by their place.
        <div key={row} className={c('mrzLine')}>
          {runsOf(line, marks[row] ?? [], (position) =>
            changed.some((change) => change.line === row && change.position === position),
          ).map((run) => (
            <span
              key={run.start}
              className={c(run.mark, run.filler && 'filler', run.changed && 'changed')}
            >
              {run.text}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

type Run = {
  readonly start: number;
  readonly text: string;
  readonly mark: CharacterMark;
  readonly filler: boolean;
  readonly changed: boolean;
};

function runsOf(
  line: string,
  marks: readonly CharacterMark[],
  isChanged: (position: number) => boolean,
): readonly Run[] {
  const runs: Run[] = [];
  for (const [start, text] of [...line].entries()) {
    const next = {
      start,
      text,
      mark: marks[start] ?? 'plain',
      filler: text === '<',
      changed: isChanged(start),
    };
    const last = runs.at(-1);
    if (
      last !== undefined &&
      last.mark === next.mark &&
      last.filler === next.filler &&
      last.changed === next.changed
    ) {
      runs[runs.length - 1] = { ...last, text: last.text + text };
    } else {
      runs.push(next);
    }
  }
  return runs;
}
