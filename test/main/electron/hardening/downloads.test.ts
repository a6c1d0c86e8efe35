import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { limitDownloads } from '#main/electron/hardening/downloads.ts';

it.each([
  ['blob:app://farpost/3f2c', true, false],
  ['blob:app://farpost/3f2c', false, true],
  ['blob:app://farpost.evil/3f2c', true, true],
  ['app://farpost/station/files/ab', true, true],
  ['https://example.org/a.exe', true, true],
])('a download of %s, asked for by hand: %s, is refused: %s', (url, byHand, refused) => {
  const session = new EventEmitter();
  limitDownloads(session, 'app://farpost');
  let prevented = false;
  const preventDefault = () => {
    prevented = true;
  };
  const item = { getURL: () => url, hasUserGesture: () => byHand };
  session.emit('will-download', { preventDefault }, item);
  expect(prevented).toBe(refused);
});
