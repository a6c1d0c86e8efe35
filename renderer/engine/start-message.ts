/** An engine for the training post: a cache of its own, and a clock that is moved by whole days. */
export type EngineTraining = { readonly days: number };

/** The one message by which the desk starts its engine. */
export type EngineStart = {
  readonly port: MessagePort;
  /** The page's token for this start of the station. */
  readonly token: string;
  readonly stationOrigin: string;
  /** Null for the real post. */
  readonly training: EngineTraining | null;
};
