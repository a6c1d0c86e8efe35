import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import type { EngineClient } from '#renderer/engine/client.ts';
import { createEngineRouter } from '#renderer/engine/router.ts';
import { buildRelease } from '#test/support/release-fixture.ts';
import { aDocument, aPerson, aReport, aTraveller } from '#test/support/screening-subjects.ts';
import { createFakeStation, startTestEngine } from './fake-station.ts';

it('serves the contract over a message port', async () => {
  const release = buildRelease({ persons: [aPerson()], documents: [aReport()] });
  const engine = startTestEngine(createFakeStation(release), new IDBFactory());
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(createEngineRouter(engine)).upgrade(port2);
  port2.start();
  const desk: EngineClient = createORPCClient(new RPCLink({ port: port1 }));
  port1.start();

  for await (const status of await desk.watchStatus()) {
    if (status.state === 'ready') break;
  }
  const traveller = aTraveller({ document: aDocument({ documentNumber: 'X1234567' }) });
  const { verdict, answeredInMs } = await desk.screen({ traveller, purpose: 'entry' });
  expect(verdict.outcome).toBe('hit');
  expect(answeredInMs).toBeGreaterThan(0);
  expect(await desk.recent({ limit: 10 })).toEqual([]);
  expect(await desk.earlier({ issuingState: 'UTO', documentNumber: 'X1' })).toEqual([]);
  expect((await desk.status()).release).toBe(1);
  for await (const changes of await desk.watchRecent()) {
    expect(changes).toBeGreaterThanOrEqual(0);
    break;
  }
  engine.stop();
  port1.close();
});
