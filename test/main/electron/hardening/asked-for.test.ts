/** What Electron asks the shell for, and always is told no. */
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { refuseCertificates } from '#main/electron/hardening/certificates.ts';
import { refuseBluetooth, refuseDevices } from '#main/electron/hardening/devices.ts';
import { refuseHttpAuth } from '#main/electron/hardening/http-auth.ts';

/** What was answered to an event, when its default was prevented. */
function answerTo(emitter: EventEmitter, event: string, details: number): unknown[] | null {
  const seen: { prevented: boolean; answer: unknown[] | null } = { prevented: false, answer: null };
  const preventDefault = () => {
    seen.prevented = true;
  };
  const answer = (...given: unknown[]) => {
    seen.answer = given;
  };
  emitter.emit(event, { preventDefault }, ...Array.from({ length: details }, () => ['x']), answer);
  return seen.prevented ? seen.answer : null;
}

describe('what the page or a server asks for', () => {
  it.each([
    ['select-hid-device', 1, []],
    ['select-usb-device', 1, []],
    ['select-serial-port', 2, ['']],
  ])('%s is given nothing', (event, details, nothing) => {
    const session = new EventEmitter();
    refuseDevices(session);
    expect(answerTo(session, event, details)).toEqual(nothing);
  });

  it('no Bluetooth device', () => {
    const contents = new EventEmitter();
    refuseBluetooth(contents);
    expect(answerTo(contents, 'select-bluetooth-device', 1)).toEqual(['']);
  });

  it('no name and password', () => {
    const app = new EventEmitter();
    refuseHttpAuth(app);
    expect(answerTo(app, 'login', 3)).toEqual([]);
  });

  it('no client certificate, and no server certificate is believed', () => {
    const app = new EventEmitter();
    const results: number[] = [];
    refuseCertificates(app, {
      setCertificateVerifyProc: (verify) => verify({}, (result) => results.push(result)),
    });
    expect(results).toEqual([-2]);
    expect(answerTo(app, 'select-client-certificate', 3)).toEqual([]);
  });
});
