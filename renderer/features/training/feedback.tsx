import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Option } from '#shared/training/scenario.ts';
import styles from './lesson.module.css';
import { saidIn } from './said.ts';

const c = classesOf(styles);

const MARKS: Readonly<Record<Option['worth'], IconName>> = {
  right: 'check',
  wrong: 'close',
  grave: 'warning',
};

/** What a choice is worth, and why. */
export function Feedback({ option }: { readonly option: Option }) {
  const { t, language } = useSpeech();
  const { worth, feedback } = option;
  return (
    <div className={c('feedback', worth)} data-worth={worth}>
      <Icon name={MARKS[worth]} />
      <p>
        <strong>{t(`training.worth.${worth}`)}.</strong> {saidIn(language, feedback)}
        {worth === 'grave' ? <b>{t('training.worth.grave-about')}</b> : null}
      </p>
    </div>
  );
}
