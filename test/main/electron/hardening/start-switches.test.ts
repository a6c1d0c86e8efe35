import { describe, expect, it } from 'vitest';
import { refusedSwitches } from '#main/electron/hardening/start-switches.ts';

describe('the switches of an installed desk', () => {
  it.each([
    ['--remote-debugging-port=9222', 'remote-debugging-port'],
    ['--remote-debugging-pipe', 'remote-debugging-pipe'],
    ['--inspect', 'inspect'],
    ['--inspect-brk=0.0.0.0:9229', 'inspect-brk'],
    ['--js-flags=--expose-gc', 'js-flags'],
    ['--load-extension=/tmp/x', 'load-extension'],
    ['--no-sandbox', 'no-sandbox'],
    ['--disable-web-security', 'disable-web-security'],
    ['/Remote-Debugging-Port=1', 'remote-debugging-port'],
    ['-no-sandbox', 'no-sandbox'],
  ])('refuse %s', (argument, name) => {
    expect(refusedSwitches(['farpost', argument], true)).toEqual([name]);
    expect(refusedSwitches(['farpost', argument], false)).toEqual([]);
  });

  it('leave other arguments alone', () => {
    expect(refusedSwitches(['farpost', '--lang=ar', '/usr/bin/inspect', 'inspect'], true)).toEqual(
      [],
    );
  });
});
