/** No server is ever given a name and a password. */

type Preventable = { preventDefault(): void };

/** The part of Electron's `App` that is used. */
export type SigningIn = {
  on(
    event: 'login',
    listener: (
      event: Preventable,
      contents: unknown,
      details: unknown,
      auth: unknown,
      answer: () => void,
    ) => void,
  ): unknown;
};

export function refuseHttpAuth(app: SigningIn): void {
  // biome-ignore lint/complexity/useMaxParams: Electron's own signature.
  app.on('login', (event, _contents, _details, _auth, answer) => {
    event.preventDefault();
    answer();
  });
}
