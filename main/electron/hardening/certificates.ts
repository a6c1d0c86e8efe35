/** The page has no network, so no certificate is ever right for it, and it never shows one of ours. */

type Preventable = { preventDefault(): void };

/** Chromium's "failed". */
const REFUSED = -2;

/** The part of Electron's `Session` that is used. */
export type Verifying = {
  setCertificateVerifyProc(
    verify: (request: unknown, answer: (result: number) => void) => void,
  ): void;
};

/** The part of Electron's `App` that is used. */
export type Certifying = {
  on(
    event: 'select-client-certificate',
    listener: (
      event: Preventable,
      contents: unknown,
      url: string,
      list: unknown,
      answer: () => void,
    ) => void,
  ): unknown;
};

export function refuseCertificates(app: Certifying, session: Verifying): void {
  session.setCertificateVerifyProc((_request, answer) => answer(REFUSED));
  // biome-ignore lint/complexity/useMaxParams: Electron's own signature.
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    // Without this Electron answers with the first certificate of the machine.
    event.preventDefault();
    answer();
  });
}
