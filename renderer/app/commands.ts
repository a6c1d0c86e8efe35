/** Every command of the desk by name, for the palette. */

import type { Language } from '#renderer/ui/language/speech.ts';
import { LANGUAGE_NAMES, LANGUAGES, type Speech } from '#renderer/ui/language/speech.ts';
import { THEMES, type Theme } from './appearance-store.ts';
import type { ScreenName } from './rail.tsx';

export type Command = {
  readonly id: string;
  readonly text: string;
  readonly keys?: string;
  readonly run: () => void;
};

export type CommandEffects = {
  readonly next: () => void;
  readonly type: () => void;
  /** `null` when there is nobody to refer. */
  readonly refer: (() => void) | null;
  readonly alarm: () => void;
  readonly face: (direction: 'entry' | 'exit') => void;
  /** Those that this officer has, in the order of their digits. */
  readonly screens: readonly ScreenName[];
  readonly show: (screen: ScreenName) => void;
  /** `null` where there is no hub: in training. */
  readonly syncNow: (() => void) | null;
  /** `null` when nothing is being installed. */
  readonly pauseOrResume: (() => void) | null;
  readonly speak: (language: Language) => void;
  readonly wear: (theme: Theme) => void;
  /** `null` where nobody has one: in training. */
  readonly changePassphrase: (() => void) | null;
  readonly lock: () => void;
  /** What ends the session is called. */
  readonly lockText: string;
};

export function commandsOf({ t }: Speech, effects: CommandEffects): readonly Command[] {
  const { refer, pauseOrResume, screens, syncNow, changePassphrase } = effects;
  return [
    { id: 'next', text: t('desk.next'), keys: 'Space', run: effects.next },
    { id: 'type', text: t('desk.type'), keys: 'M', run: effects.type },
    ...(refer === null ? [] : [{ id: 'refer', text: t('desk.refer'), keys: 'R', run: refer }]),
    { id: 'alarm', text: t('desk.alarm'), keys: 'F9', run: effects.alarm },
    { id: 'entry', text: t('desk.entry'), run: () => effects.face('entry') },
    { id: 'exit', text: t('desk.exit'), run: () => effects.face('exit') },
    ...screens.map((screen, index) => ({
      id: `show-${screen}`,
      text: t(`shell.${screen}`),
      keys: `Alt ${index + 1}`,
      run: () => effects.show(screen),
    })),
    {
      id: 'show-guidance',
      text: t('shell.guidance'),
      keys: 'F1',
      run: () => effects.show('guidance'),
    },
    ...(syncNow === null ? [] : [{ id: 'sync-now', text: t('sync.now'), run: syncNow }]),
    ...(pauseOrResume === null
      ? []
      : [
          {
            id: 'pause-or-resume',
            text: t('lists.install.toggle'),
            keys: 'Alt P',
            run: pauseOrResume,
          },
        ]),
    ...LANGUAGES.map((language) => ({
      id: `language-${language}`,
      text: `${t('shell.language')}: ${LANGUAGE_NAMES[language]}`,
      run: () => effects.speak(language),
    })),
    ...THEMES.map((theme) => ({
      id: `theme-${theme}`,
      text: `${t('shell.theme')}: ${t(`shell.theme.${theme}`)}`,
      run: () => effects.wear(theme),
    })),
    ...(changePassphrase === null
      ? []
      : [{ id: 'own-passphrase', text: t('officers.own'), run: changePassphrase }]),
    { id: 'lock', text: effects.lockText, run: effects.lock },
  ];
}
