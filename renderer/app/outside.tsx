import type { ReactNode } from 'react';
import { Choice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Mark } from '#renderer/ui/icon.tsx';
import { LANGUAGE_NAMES, LANGUAGES } from '#renderer/ui/language/speech.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Segments } from '#renderer/ui/segments.tsx';
import { type AppearanceStore, THEMES } from './appearance-store.ts';
import styles from './shell.module.css';

const c = classesOf(styles);

type Props = { readonly appearance: AppearanceStore; readonly children: ReactNode };

/** The frame of every screen that comes before signing in. */
export function Outside({ appearance, children }: Props) {
  const { t } = useSpeech();
  return (
    <div className={c('outside')}>
      <header className={c('header')}>
        <span className={c('brand')}>
          <Mark />
          Farpost
        </span>
        <span className={c('push')} />
        <Segments
          label={t('shell.language')}
          options={LANGUAGES.map((id) => ({ id, text: LANGUAGE_NAMES[id], lang: id }))}
          value={appearance.language}
          onChange={appearance.speak}
        />
        <span className={c('themeChoice')}>
          <Choice
            label={t('shell.theme')}
            options={THEMES.map((id) => ({ id, text: t(`shell.theme.${id}`) }))}
            value={appearance.theme}
            onChange={(id) => appearance.wear(THEMES.find((theme) => theme === id) ?? 'system')}
          />
        </span>
      </header>
      <main className={c('outsideMain')}>{children}</main>
    </div>
  );
}

/** One thing to say and nothing to do, or one thing to do. */
export function Plain(props: {
  readonly title: string;
  readonly detail: string;
  readonly children?: ReactNode;
}) {
  return (
    <section className={c('plain')}>
      <h1>{props.title}</h1>
      <p>{props.detail}</p>
      {props.children}
    </section>
  );
}
