import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Rule } from '#shared/training/scenario.ts';
import styles from './lesson.module.css';
import type { LessonProps } from './lesson-props.ts';
import { saidIn } from './said.ts';

const c = classesOf(styles);

type Props = Pick<LessonProps, 'referenceOf' | 'onRead'> & { readonly rule: Rule };

/** The rule behind a decision, what it rests on, and where there is more of it. */
export function RuleNote({ rule, referenceOf, onRead }: Props) {
  const { t, language } = useSpeech();
  const { number, says, topic } = rule;
  const reference = referenceOf(topic);
  return (
    <section className={c('rule')} aria-label={t('training.rule')}>
      <h4>
        {number === null ? t('training.rule-procedure') : t('training.rule-number', { number })}
      </h4>
      <p>{saidIn(language, says)}</p>
      {reference === null ? null : (
        <>
          <p className={c('sources')}>
            {t('training.rule-sources')}: {reference.sources.join('; ')}
          </p>
          <Button kind="bare" onPress={() => onRead(topic)}>
            <Icon name="book" size={18} />
            {t('training.read', { title: reference.title })}
          </Button>
        </>
      )}
    </section>
  );
}
