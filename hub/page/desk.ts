/** What every view of the page can do. */
export type Desk = {
  readonly t: (word: string) => string;
  readonly moment: (at: string) => string;
  readonly open: (thread: string, post: string) => void;
  readonly home: () => void;
  readonly say: (word: string, rest?: string) => void;
  readonly download: (path: string) => void;
  /** Sends; says what came of it; then shows again what is shown. */
  readonly send: (path: string, body: unknown, done: string) => void;
};
