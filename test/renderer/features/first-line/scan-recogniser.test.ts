import { describe, expect, it } from 'vitest';
import { judgeScan, latinOf, shortcutOf } from '#renderer/features/first-line/scan-recogniser.ts';
import { linesOf } from '#test/support/desk/specimens.ts';

const [first = '', second = ''] = linesOf('clear');
const td1 = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
];

describe('judgeScan', () => {
  it.each([
    { why: 'two lines of 44 and Enter', text: `${first}\n${second}\n` },
    { why: 'lines broken as on Windows', text: `${first}\r\n${second}\r\n` },
    { why: 'three lines of 30', text: `${td1.join('\n')}\n` },
    { why: 'one run of 88 characters', text: `${first}${second}\n` },
    { why: 'start and end marks around the lines', text: `\u0002${first}\r${second}\u0003\r` },
  ])('submits $why at once', ({ text }) => {
    expect(judgeScan(text, { ended: true, fast: true })).toEqual({ kind: 'submit' });
  });

  it('recognises a whole zone by its content even when a hand typed it and no Enter came', () => {
    const judgement = judgeScan(`${first}\n${second}`, { ended: false, fast: false });
    expect(judgement).toEqual({ kind: 'collect', settleInMs: 120 });
  });

  it('waits longer for a run that may still grow: 72 characters are also the start of 88', () => {
    const judgement = judgeScan(`${first}${second}`.slice(0, 72), { ended: false, fast: true });
    expect(judgement).toEqual({ kind: 'collect', settleInMs: 400 });
  });

  it('waits without end for the second line of somebody who types', () => {
    expect(judgeScan(`${first}\n`, { ended: true, fast: false })).toEqual({
      kind: 'collect',
      settleInMs: null,
    });
  });

  it('gives up on a scanner that broke off, so that the officer hears of it', () => {
    expect(judgeScan(`${first}\n`, { ended: true, fast: true })).toEqual({
      kind: 'collect',
      settleInMs: 1500,
    });
  });

  it('takes a second Enter for "that is all"', () => {
    expect(judgeScan(`${first}\n\n`, { ended: true, fast: false })).toEqual({ kind: 'submit' });
  });

  it('soon submits what Enter ended and no document holds', () => {
    expect(judgeScan('HELLO\n', { ended: true, fast: false })).toEqual({
      kind: 'collect',
      settleInMs: 250,
    });
  });

  it.each(['', ' ', '\n', '\r\n\t'])('does nothing about %j', (text) => {
    expect(judgeScan(text, { ended: true, fast: true })).toEqual({ kind: 'nothing' });
  });
});

describe('shortcutOf', () => {
  it.each([
    { key: ' ', code: 'Space', shortcut: 'next' },
    { key: 'm', code: 'KeyM', shortcut: 'type' },
    { key: 'ة', code: 'KeyM', shortcut: 'type' },
    { key: 'R', code: 'KeyR', shortcut: 'refer' },
    { key: '?', code: 'Slash', shortcut: 'commands' },
  ])('takes $key for "$shortcut"', ({ key, code, shortcut }) => {
    expect(shortcutOf({ key, code })).toBe(shortcut);
  });

  it.each([...'PACIV'])('leaves %s to the scan: a zone may begin with it', (key) => {
    expect(shortcutOf({ key, code: `Key${key}` })).toBeNull();
  });
});

describe('latinOf', () => {
  it.each([
    { key: 'ح', code: 'KeyP', shift: false, latin: 'P' },
    { key: '٣', code: 'Digit3', shift: false, latin: '3' },
    { key: '،', code: 'Comma', shift: true, latin: '<' },
    { key: 'p', code: 'KeyP', shift: false, latin: null },
    { key: 'Enter', code: 'Enter', shift: false, latin: null },
  ])('reads $key on $code as $latin', ({ key, code, shift, latin }) => {
    expect(latinOf({ key, code, shift })).toBe(latin);
  });
});
