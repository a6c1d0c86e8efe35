/** Chromium asks nobody for anything in the background, and reports to nobody. */

/** The part of Electron's `app.commandLine` that is used. */
export type CommandLine = { appendSwitch(name: string, value?: string): void };

/** Why each of them, in the words of docs/electron-checklist.md. */
const SWITCHES = [
  'disable-background-networking',
  'disable-breakpad',
  'disable-client-side-phishing-detection',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-http-cache',
  'disable-sync',
  'no-pings',
] as const;

const FEATURES = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'Translate',
] as const;

/** Before the app is ready: Chromium reads them once. */
export function quietChromium(commandLine: CommandLine): void {
  for (const name of SWITCHES) commandLine.appendSwitch(name);
  commandLine.appendSwitch('disable-features', FEATURES.join(','));
}
