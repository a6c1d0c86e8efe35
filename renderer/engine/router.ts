import { implement } from '@orpc/server';
import { engineContract } from './contract.ts';
import type { Engine } from './engine.ts';

/** The engine behind its contract; a missing procedure does not compile. */
export function createEngineRouter(engine: Engine) {
  const desk = implement(engineContract);
  return desk.router({
    screen: desk.screen.handler(({ input }) => engine.screen(input.traveller)),
    lookUp: desk.lookUp.handler(({ input }) => engine.lookUp(input.documents)),
    pauseInstalling: desk.pauseInstalling.handler(() => {
      engine.pauseInstalling();
      return null;
    }),
    resumeInstalling: desk.resumeInstalling.handler(() => {
      engine.resumeInstalling();
      return null;
    }),
    status: desk.status.handler(() => engine.status()),
    watchStatus: desk.watchStatus.handler(({ signal }) => engine.watchStatus(signal)),
    recent: desk.recent.handler(async ({ input }) => {
      await engine.opened;
      return (await engine.viewing()?.recent(input.limit)) ?? [];
    }),
    watchRecent: desk.watchRecent.handler(({ signal }) => engine.recentChanges.watch(signal)),
    earlier: desk.earlier.handler(async ({ input }) => {
      await engine.opened;
      return (await engine.viewing()?.earlier(input)) ?? [];
    }),
  });
}
