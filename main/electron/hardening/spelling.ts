/** What officers type is compared with no dictionary: a dictionary is downloaded, and learns words. */

/** The part of Electron's `Session` that is used. */
export type Spelling = {
  setSpellCheckerEnabled(enable: boolean): void;
  setSpellCheckerLanguages(languages: string[]): void;
};

/** A second lock behind `webPreferences.spellcheck`. */
export function refuseSpelling(session: Spelling): void {
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
}
