/** The part of cli-progress that is used here; the package brings no types. */
declare module 'cli-progress' {
  type Options = {
    readonly format?: string;
    readonly stream?: NodeJS.WritableStream;
    readonly hideCursor?: boolean;
    readonly clearOnComplete?: boolean;
  };
  class SingleBar {
    constructor(options: Options, preset: unknown);
    start(total: number, startValue: number, payload?: Readonly<Record<string, unknown>>): void;
    update(current: number): void;
    stop(): void;
  }
  const cliProgress: {
    readonly SingleBar: typeof SingleBar;
    readonly Presets: { readonly shades_classic: unknown };
  };
  export = cliProgress;
}
