import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Presentation, Presented } from '#shared/training/scenario.ts';
import styles from './lesson.module.css';
import { type DeskShown, type Presenting, presentingOf } from './lesson.ts';
import { saidIn } from './said.ts';
import { useLessonKeys } from './use-lesson-keys.ts';

const c = classesOf(styles);

type Props = {
  readonly step: Presentation;
  readonly desk: DeskShown;
  readonly ready: boolean;
  readonly onPresent: (presented: Presented) => void;
  readonly onGoOn: () => void;
};

/** Somebody stands before the trainee: told in words, read or typed at the desk, and what its answer means. */
export function PresentStep(props: Props) {
  const { step } = props;
  const { t, language } = useSpeech();
  const presenting = presentingOf(step, props.desk);
  const present = (): void => props.onPresent(step.presented);
  const isRead = step.presented.how !== 'typed';
  const waits = props.ready && presenting !== 'searching';
  useLessonKeys({ lead: leadOf(presenting, props, waits && isRead ? present : null), choices: [] });
  return (
    <div className={c('stage')}>
      <p className={c('told')}>{saidIn(language, step.told)}</p>
      {step.papers.length === 0 ? null : (
        <>
          <h3>{t('training.papers')}</h3>
          <ul className={c('papers')}>
            {step.papers.map((paper) => (
              <li key={paper.en}>{saidIn(language, paper)}</li>
            ))}
          </ul>
        </>
      )}
      <div role="status" className={c('stack')}>
        <Answer {...props} presenting={presenting} />
      </div>
      {presenting === 'answered' ? (
        <Button
          kind="primary"
          wide
          className={c('lead')}
          shortcut="Alt Enter"
          onPress={props.onGoOn}
        >
          {t('training.continue')}
        </Button>
      ) : (
        <Button
          kind={isRead ? 'primary' : 'quiet'}
          wide
          className={c('lead')}
          disabled={!waits}
          {...(isRead ? { shortcut: 'Alt Enter' } : {})}
          onPress={present}
        >
          {t(actionFor(isRead, presenting))}
        </Button>
      )}
    </div>
  );
}

const leadOf = (
  presenting: Presenting,
  { onGoOn }: Props,
  present: (() => void) | null,
): (() => void) | null => (presenting === 'answered' ? onGoOn : present);

function actionFor(isRead: boolean, presenting: Presenting) {
  if (!isRead) return 'training.type-it';
  return presenting === 'other-answer' ? 'training.present-again' : 'training.present';
}

function Answer({ step, ready, presenting }: Props & { readonly presenting: Presenting }) {
  const { t, language } = useSpeech();
  if (presenting === 'answered') {
    return (
      <section className={c('seen')}>
        <h3>
          <Icon name="eye" size={18} />
          {t('training.seen')}
        </h3>
        <p>{saidIn(language, step.seen)}</p>
      </section>
    );
  }
  if (!ready) return <p className={c('quiet')}>{t('training.waiting-for-lists')}</p>;
  if (presenting === 'searching') return <p className={c('quiet')}>{t('training.searching')}</p>;
  if (presenting === 'somebody-else')
    return <p className={c('quiet')}>{t('training.somebody-else-there')}</p>;
  return presenting === 'other-answer' ? (
    <Notice tone="refer" title={t('training.other-answer')} />
  ) : null;
}
