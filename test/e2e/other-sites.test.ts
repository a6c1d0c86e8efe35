/** A page of another origin, in the same browser as the desk, against a post whose officer is signed in. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILES_PREFIX, STATION_PREFIX } from '#shared/station/contract.ts';
import {
  type AttackedShell,
  claimIn,
  startAttackedShell,
} from '#test/main/loopback/attacked-shell.ts';
import { FILE_NAME } from '#test/main/station/station-fixture.ts';
import { openBrowser, temporaryFolder } from '#test/support/browser.ts';

const LOCK = `${STATION_PREFIX}/session/lock`;
const STATUS = `${STATION_PREFIX}/session/status`;
const LOCK_BODY = JSON.stringify({ json: { why: 'officer' } });

const folder = temporaryFolder('other-sites');
let shell: AttackedShell;
let site: Server;
let browser: BrowserContext;
let desk: Page;
let evil: Page;

beforeAll(async () => {
  shell = await startAttackedShell();
  site = await serveEmptyPage();
  browser = await openBrowser({ profile: folder.path });
  desk = await browser.newPage();
  await desk.goto(shell.loopback.newAddress());
});
afterAll(async () => {
  await browser.close();
  await new Promise((settle) => site.close(settle));
  await shell.stop();
  folder.remove();
});

/** Under two names: another port of this machine is the same site, `localhost` is another one. */
describe.each(['127.0.0.1', 'localhost'])('a page at %s', (name) => {
  beforeAll(async () => {
    evil = await browser.newPage();
    await evil.goto(`http://${name}:${(site.address() as AddressInfo).port}/`);
  });
  afterAll(() => evil.close());

  it.each(['/', STATUS, `${FILES_PREFIX}${FILE_NAME}`])('cannot read %s', async (path) => {
    const answers = await evil.evaluate(async (url) => {
      const read = async (init: RequestInit) => {
        try {
          return await (await fetch(url, init)).text();
        } catch {
          return 'refused';
        }
      };
      return [
        await read({}),
        await read({ credentials: 'include' }),
        await read({ mode: 'no-cors' }),
      ];
    }, `${shell.target.origin}${path}`);
    expect(answers).toEqual(['refused', 'refused', 'refused']);
  });

  it('cannot call, even with the token', async () => {
    const { origin, token } = shell.target;
    const outcome = await evil.evaluate(
      async ([url, body, secret]) => {
        const headers = { 'content-type': 'application/json', 'x-farpost-token': secret ?? '' };
        const sent = fetch(url ?? '', { method: 'POST', headers, body: body ?? '' });
        return await sent.then(
          ({ status }) => `answered ${status}`,
          () => 'refused',
        );
      },
      [`${origin}${LOCK}`, LOCK_BODY, token],
    );
    expect(outcome).toBe('refused');
    await expectUntouched();
  });

  it.each(['text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded'])(
    'cannot post a form of the type %s',
    async (type) => {
      const answered = evil.waitForResponse((response) => response.url().endsWith(LOCK));
      await evil.evaluate(
        ([url, enctype, body]) => {
          const frame = document.createElement('iframe');
          frame.name = `frame-${enctype}`;
          const form = document.createElement('form');
          Object.assign(form, { method: 'POST', action: url, enctype, target: frame.name });
          const field = document.createElement('input');
          Object.assign(field, { name: body?.slice(0, -1), value: '}' });
          form.append(field);
          document.body.append(frame, form);
          form.submit();
        },
        [`${shell.target.origin}${LOCK}`, type, LOCK_BODY],
      );
      expect((await answered).status()).toBe(403);
      await expectUntouched();
    },
  );

  it('cannot post without looking', async () => {
    await evil.evaluate(
      async ([url, body]) => {
        navigator.sendBeacon(url ?? '', body);
        await fetch(url ?? '', { method: 'POST', mode: 'no-cors', body: body ?? '' }).catch(
          () => null,
        );
      },
      [`${shell.target.origin}${LOCK}`, LOCK_BODY],
    );
    await expectUntouched();
  });

  it('cannot exchange a claim that it has learnt, which stays good', async () => {
    const claim = claimIn(shell.loopback.newAddress());
    await evil.evaluate(
      async ([url, body]) => {
        await fetch(url ?? '', { method: 'POST', mode: 'no-cors', body: body ?? '' }).catch(
          () => null,
        );
      },
      [`${shell.target.origin}/station/claim`, JSON.stringify({ claim })],
    );
    const status = await desk.evaluate(async (given) => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ claim: given });
      return (await fetch('/station/claim', { method: 'POST', headers, body })).status;
    }, claim);
    expect(status).toBe(200);
  });

  it('cannot put the desk into a frame', async () => {
    const answered = evil.waitForResponse(`${shell.target.origin}/`);
    await evil.evaluate((url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.append(frame);
    }, `${shell.target.origin}/`);
    expect((await answered).status()).toBe(403);
  });

  it('cannot run, show or style itself with a file of the desk', async () => {
    const outcomes = await evil.evaluate(async (url) => {
      const load = (tag: 'script' | 'img' | 'link') =>
        new Promise<string>((settle) => {
          const element = document.createElement(tag);
          element.onload = () => settle(`${tag} loaded`);
          element.onerror = () => settle(`${tag} refused`);
          if (element instanceof HTMLLinkElement) {
            element.rel = 'stylesheet';
            element.href = url;
          } else element.src = url;
          document.head.append(element);
        });
      return [await load('script'), await load('img'), await load('link')];
    }, `${shell.target.origin}/`);
    expect(outcomes).toEqual(['script refused', 'img refused', 'link refused']);
  });

  it('cannot open a socket or a stream', async () => {
    const outcomes = await evil.evaluate(async (origin) => {
      const ended = (source: WebSocket | EventSource) =>
        new Promise<string>((settle) => {
          source.onopen = () => settle('open');
          source.onerror = () => settle('refused');
        });
      return [
        await ended(new WebSocket(`${origin.replace('http', 'ws')}/station/rpc/session/watch`)),
        await ended(new EventSource(`${origin}/station/rpc/session/watch`)),
      ];
    }, shell.target.origin);
    expect(outcomes).toEqual(['refused', 'refused']);
  });

  it('cannot hold on to a window that it opens on the desk', async () => {
    const opened = browser.waitForEvent('page');
    const answered = browser.waitForEvent(
      'response',
      (response) => response.url() === `${shell.target.origin}/`,
    );
    await evil.evaluate((url) => {
      Object.assign(globalThis, { opened: open(url) });
    }, `${shell.target.origin}/`);
    expect((await answered).status()).toBe(403);
    await (await opened).close();
    await expectUntouched();
  });
});

describe('the desk in its browser', () => {
  it('is isolated from every other page and may use no device', async () => {
    const facts = await desk.evaluate(async () => ({
      isIsolated: crossOriginIsolated,
      camera: (await navigator.permissions.query({ name: 'camera' })).state,
      opener: globalThis.opener as unknown,
    }));
    expect(facts).toEqual({ isIsolated: true, camera: 'denied', opener: null });
  });

  it('runs no script that is put into its page', async () => {
    const outcome = await desk.evaluate(() => {
      const attempts = [
        () => {
          const script = document.createElement('script');
          script.textContent = 'globalThis.wasRun = true';
          document.head.append(script);
        },
        () => {
          const button = document.createElement('button');
          button.setAttribute('onclick', 'globalThis.wasRun = true');
          document.body.append(button);
          button.click();
        },
      ];
      const thrown = attempts.map((attempt) => {
        try {
          attempt();
          return 'let be';
        } catch (error) {
          return error instanceof TypeError ? 'refused' : 'broken';
        }
      });
      return { wasRun: 'wasRun' in globalThis, thrown };
    });
    // The text of a script is no trusted type; a handler in an attribute is left to the content policy.
    expect(outcome.thrown[0]).toBe('refused');
    expect(outcome.thrown).not.toContain('broken');
    expect(outcome.wasRun).toBe(false);
  });
});

/** Every attack tries to lock the post: that it is open shows that none was heard. */
async function expectUntouched(): Promise<void> {
  expect(await shell.desk.session.status()).toMatchObject({ session: { kind: 'open' } });
  expect(shell.log).toEqual([]);
}

function serveEmptyPage(): Promise<Server> {
  return new Promise((settle) => {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><html><head></head><body></body></html>');
    });
    server.listen(0, '127.0.0.1', () => settle(server));
  });
}
