import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { decisionNotified } from '#shared/asylum/case.ts';
import styles from './case.module.css';
import type { CaseProps } from './case-props.ts';
import { DraftForm } from './draft-form.tsx';
import { MessageCard } from './message-card.tsx';

const c = classesOf(styles);

/** What is told about the decision, to whom, and who stood behind it. */
export function MessagesSection(props: CaseProps) {
  const { state } = props;
  const { t } = useSpeech();
  const [drafting, setDrafting] = useState(false);
  if (decisionNotified(state) === null) return <p>{t('asylum.messages-need-decision')}</p>;
  return (
    <div className={c('form')}>
      {drafting ? (
        <DraftForm {...props} onDone={() => setDrafting(false)} />
      ) : (
        <div>
          <Button
            kind="primary"
            disabled={state.status === 'closed'}
            onPress={() => setDrafting(true)}
          >
            {t('asylum.message-new')}
          </Button>
        </div>
      )}
      {state.notifications.length === 0 && !drafting ? <p>{t('asylum.messages-none')}</p> : null}
      {drafting
        ? null
        : state.notifications
            .toReversed()
            .map((message) => <MessageCard key={message.id} {...props} message={message} />)}
    </div>
  );
}
