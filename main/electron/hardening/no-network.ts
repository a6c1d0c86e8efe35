/** The page reaches its own origin and nothing else, whatever its content policy says. */
import { isAt } from './navigation.ts';

/** The part of Electron's `Session` that is used. */
export type Requesting = {
  readonly webRequest: {
    onBeforeRequest(
      listener: (
        details: { readonly url: string },
        answer: (verdict: { cancel: boolean }) => void,
      ) => void,
    ): void;
  };
};

export function denyNetwork(session: Requesting, origin: string): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOwn(url, origin) }));
}

/** Pictures that the page carries itself, and objects it made, never leave it. */
const isOwn = (url: string, origin: string): boolean =>
  isAt(url, origin) || url.startsWith('data:image/') || url.startsWith(`blob:${origin}/`);
