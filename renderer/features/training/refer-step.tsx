import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Presentation, Presented, Step } from '#shared/training/scenario.ts';
import styles from './lesson.module.css';
import { type DeskShown, referringOf } from './lesson.ts';
import { saidIn } from './said.ts';
import { useLessonKeys } from './use-lesson-keys.ts';

const c = classesOf(styles);

type Props = {
  readonly step: Extract<Step, { kind: 'refer' }>;
  /** Whoever was presented last. */
  readonly asked: Presentation | null;
  readonly desk: DeskShown;
  readonly onPresent: (presented: Presented) => void;
  readonly onGoOn: () => void;
};

/** The trainee refers with the desk's own dialogue; the lesson goes on when that is done. */
export function ReferStep({ step, asked, desk, onPresent, onGoOn }: Props) {
  const { t, language } = useSpeech();
  const referring = referringOf(asked, desk);
  const present =
    referring === 'not-on-the-desk' && asked !== null
      ? (): void => onPresent(asked.presented)
      : null;
  const lead = referring === 'referred' ? onGoOn : present;
  useLessonKeys({ lead, choices: [] });
  return (
    <div className={c('stage')}>
      <h3>{t('training.refer-now')}</h3>
      <p className={c('told')}>{saidIn(language, step.told)}</p>
      <div role="status" className={c('stack')}>
        {referring === 'referred' ? (
          <p className={c('done')}>
            <Icon name="check" />
            {t('training.referred')}
          </p>
        ) : null}
        {present === null ? null : <p className={c('quiet')}>{t('training.not-on-the-desk')}</p>}
      </div>
      {lead === null ? null : (
        <Button kind="primary" wide className={c('lead')} shortcut="Alt Enter" onPress={lead}>
          {t(referring === 'referred' ? 'training.continue' : 'training.present-again')}
        </Button>
      )}
    </div>
  );
}
