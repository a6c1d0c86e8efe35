/** The one message by which the desk starts its engine. */
export type EngineStart = {
  readonly port: MessagePort;
  /** The page's token for this start of the station. */
  readonly token: string;
  readonly stationOrigin: string;
};
