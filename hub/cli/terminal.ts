/** Words to standard output and error; progress as a bar on a terminal and as a few lines elsewhere. */
import cliProgress from 'cli-progress';
import type { CommandOutput, Progress } from './command.ts';

export type TerminalStreams = {
  readonly out: NodeJS.WritableStream;
  readonly error: NodeJS.WritableStream & { readonly isTTY?: boolean };
};

/** `finish` must be called at the end, whatever happened: a bar hides the cursor. */
export type Terminal = CommandOutput & { readonly finish: () => void };

type ProgressView = {
  readonly show: (progress: Progress) => void;
  readonly finish: () => void;
};

const PERCENT_PER_LINE = 10;

export function createTerminal({ out, error }: TerminalStreams): Terminal {
  const view = error.isTTY === true ? progressBars(error) : progressLines(error);
  const write = (stream: NodeJS.WritableStream, text: string): void => {
    view.finish();
    stream.write(`${text}\n`);
  };
  return {
    line: (text) => write(out, text),
    problem: (text) => write(error, text),
    progress: view.show,
    finish: view.finish,
  };
}

function progressBars(stream: NodeJS.WritableStream): ProgressView {
  let bar: {
    readonly label: string;
    readonly view: InstanceType<typeof cliProgress.SingleBar>;
  } | null = null;
  const finish = (): void => {
    bar?.view.stop();
    bar = null;
  };
  return {
    finish,
    show({ label, done, total }) {
      if (bar?.label !== label) {
        finish();
        const format = '{label} [{bar}] {percentage}%';
        const view = new cliProgress.SingleBar(
          { format, stream, hideCursor: true },
          cliProgress.Presets.shades_classic,
        );
        view.start(total ?? done, done, { label });
        bar = { label, view };
      }
      bar.view.update(done);
    },
  };
}

function progressLines(stream: NodeJS.WritableStream): ProgressView {
  let shown = '';
  return {
    finish: () => undefined,
    show({ label, done, total }) {
      const percent = total === null ? null : (100 * done) / Math.max(1, total);
      const step = percent === null ? 0 : Math.floor(percent / PERCENT_PER_LINE) * PERCENT_PER_LINE;
      const text = percent === null ? `${label} …` : `${label} ${step}%`;
      if (text === shown) return;
      shown = text;
      stream.write(`${text}\n`);
    },
  };
}
