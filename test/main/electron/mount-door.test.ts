import { describe, expect, it } from 'vitest';
import { APP_ORIGIN, APP_SCHEME, mountDoor } from '#main/electron/mount-door.ts';

describe('mountDoor', () => {
  let handler: (request: Request) => Promise<Response> = async () => new Response('unmounted');
  mountDoor(
    {
      handle: (scheme, given) => {
        if (scheme === 'app') handler = given;
      },
    },
    { door: async () => new Response('door'), pages: async () => new Response('pages') },
  );

  it.each([
    ['/station/rpc/session/status', 'door'],
    ['/station/files/ab', 'door'],
    ['/', 'pages'],
    ['/assets/station/a.js', 'pages'],
  ])('sends %s to the %s', async (path, to) => {
    expect(await (await handler(new Request(`${APP_ORIGIN}${path}`))).text()).toBe(to);
  });

  it('gives the scheme an origin and nothing that weakens it', () => {
    expect(APP_SCHEME.privileges).toEqual({
      standard: true,
      secure: true,
      supportFetchAPI: true,
      stream: true,
    });
  });
});
