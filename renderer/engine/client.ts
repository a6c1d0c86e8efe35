/** Starts the engine for the desk. One worker for each sign-in; locking ends it, and the keys with it. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { engineContract } from './contract.ts';
import workerAddress from './engine.worker.ts?worker&url';
import type { EngineStart, EngineTraining } from './start-message.ts';
import { policyFor } from './worker-policy.ts';

const policy = policyFor(workerAddress, globalThis.trustedTypes);

export type EngineClient = ContractRouterClient<typeof engineContract>;

export type StartedEngine = {
  readonly engine: EngineClient;
  /** Ends the worker at once. Calls under way never answer. */
  stop(): void;
};

export function startEngine(
  { token }: { readonly token: string },
  training: EngineTraining | null = null,
): StartedEngine {
  const worker = new Worker(policy.createScriptURL(workerAddress), { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  const start: EngineStart = { port: port2, token, stationOrigin: location.origin, training };
  worker.postMessage(start, [port2]);
  const engine: EngineClient = createORPCClient(new RPCLink({ port: port1 }));
  port1.start();
  return {
    engine,
    stop() {
      worker.terminate();
      port1.close();
    },
  };
}
