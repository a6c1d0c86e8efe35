import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { decisionNotified } from '#shared/asylum/case.ts';
import styles from './case.module.css';
import type { CaseProps } from './case-props.ts';
import { DraftForm } from './draft-form.tsx';
import { useDraft } from './drafts.ts';
import { MessageCard } from './message-card.tsx';

const c = classesOf(styles);

/** What is told about the decision, to whom, and who stood behind it. */
export function MessagesSection(props: CaseProps) {
  const { store, state } = props;
  const { t } = useSpeech();
  const { draft } = useDraft(store, state.id, 'message');
  const [drafting, setDrafting] = useState(draft !== undefined);
  const [isBack, setBack] = useState(false);
  const done = (): void => {
    setDrafting(false);
    setBack(true);
  };
  if (decisionNotified(state) === null) return <p>{t('asylum.messages-need-decision')}</p>;
  return (
    <div className={c('form')}>
      {drafting ? (
        <DraftForm {...props} onDone={done} />
      ) : (
        <div>
          <Button
            kind="primary"
            disabled={state.status === 'closed'}
            onPress={() => setDrafting(true)}
            autoFocus={isBack}
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
