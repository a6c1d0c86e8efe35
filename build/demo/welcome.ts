/** What the terminal shows when the demo is up: where it is, who to be, what to try. */
import { DEMO_SPECIMENS } from '#shared/fiction/demo.ts';

type Welcome = {
  /** The one-time address for a browser; null when Electron has opened a window. */
  readonly address: string | null;
  readonly officer: { readonly displayName: string; readonly passphrase: string };
};

/** Prints the welcome, line by line. */
export function printWelcome(say: (line: string) => void, { address, officer }: Welcome): void {
  say('');
  say('  Farpost, with a fictional world. Not for operations.');
  say('');
  say(address === null ? '  A window has opened.' : `  Open     ${address}`);
  say(`  Officer  ${officer.displayName}`);
  say(`  Phrase   ${officer.passphrase}`);
  say('');
  say('  Six specimens to scan: copy the lines into the desk, then press Enter.');
  for (const { about, mrz } of DEMO_SPECIMENS) {
    say('');
    say(`  ${about}`);
    for (const line of mrz) say(`    ${line}`);
  }
  say('');
  say('  Ctrl C stops everything. npm start -- --fresh starts over.');
  say('');
}
