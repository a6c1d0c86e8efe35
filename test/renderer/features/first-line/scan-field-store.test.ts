import { beforeEach, describe, expect, it } from 'vitest';
import { createScanFieldStore } from '#renderer/features/first-line/scan-field-store.ts';
import { linesOf } from '#test/support/desk/specimens.ts';

const text = `${linesOf('clear').join('\n')}\n`;

describe('the scan field', () => {
  let time = 0;
  let timers: { at: number; run: () => void }[] = [];
  let submitted: string[] = [];

  const field = () =>
    createScanFieldStore({
      submit: (scan) => void submitted.push(scan),
      after: (milliseconds, run) => void timers.push({ at: time + milliseconds, run }),
      elapsed: () => time,
    });

  const pass = (milliseconds: number): void => {
    time += milliseconds;
    const due = timers.filter(({ at }) => at <= time);
    timers = timers.filter(({ at }) => at > time);
    for (const { run } of due) run();
  };

  beforeEach(() => {
    time = 0;
    timers = [];
    submitted = [];
  });

  it('takes a wedge scan once, key by key', () => {
    const store = field();
    for (let length = 1; length <= text.length; length += 1) {
      store.getState().change(text.slice(0, length));
      pass(4);
    }
    pass(5_000);
    expect(submitted).toEqual([text]);
    expect(store.getState().text).toBe('');
  });

  it('takes a pasted document without Enter', () => {
    field().getState().change(text.trimEnd());
    expect(submitted).toEqual([]);
    pass(120);
    expect(submitted).toEqual([text.trimEnd()]);
  });

  it('does not submit half a line to somebody who types slowly', () => {
    const store = field();
    store.getState().change('P');
    pass(400);
    store.getState().change('P<');
    pass(60_000);
    expect(submitted).toEqual([]);
    expect(store.getState().text).toBe('P<');
  });

  it('submits what a scanner left when it broke off', () => {
    field().getState().change('P<UTOERIK');
    pass(1_500);
    expect(submitted).toEqual(['P<UTOERIK']);
  });

  it('forgets what was cleared', () => {
    const store = field();
    store.getState().change('P<UTOERIK');
    store.getState().clear();
    pass(5_000);
    expect(submitted).toEqual([]);
  });
});
