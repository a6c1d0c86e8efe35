/** Everything of the outside world that the desk touches, so that tests can hand it another one. */
import type { StartedEngine } from '#renderer/engine/client.ts';
import type { EngineTraining } from '#renderer/engine/start-message.ts';
import type { StationClient } from './station-client.ts';

export type DeskEnvironment = {
  readonly station: StationClient;
  /** For the training post when told so. */
  readonly startEngine: (training?: EngineTraining) => StartedEngine;
  readonly now: () => Date;
  /** A clock that never jumps, in milliseconds. */
  readonly elapsed: () => number;
  readonly after: (milliseconds: number, run: () => void) => void;
  readonly reload: () => void;
  /** Deletes what the engine keeps in the browser's own database: of operations, or of training. */
  readonly forgetCache: (of: 'operations' | 'training') => void;
  readonly copy: (text: string) => Promise<void>;
  /** Hands a file to the officer, who says where it goes. */
  readonly save: (fileName: string, text: string) => void;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly preferredLanguages: readonly string[];
  /** Fixed in tests and pictures; the machine's own otherwise. */
  readonly timeZone?: string;
};
