import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import styles from './case.module.css';
import type { CaseProps } from './case-props.ts';
import { useDraft } from './drafts.ts';
import { NewThread } from './new-thread.tsx';
import { ThreadCard } from './thread-card.tsx';

const c = classesOf(styles);

type Props = CaseProps & { readonly asked: string | null };

/** What was asked of the own bureau, what it answered, and what is late. */
export function ExchangeSection({ asked, ...props }: Props) {
  const { store, state } = props;
  const { t } = useSpeech();
  const setting = useStore(store, (known) => known.setting);
  const { draft } = useDraft(store, state.id, 'thread');
  const [writing, setWriting] = useState(asked !== null || draft !== undefined);
  const [isBack, setBack] = useState(false);
  const done = (): void => {
    setWriting(false);
    setBack(true);
  };
  const formName = setting?.protocol.formName ?? '';
  return (
    <>
      <p className={c('quiet')}>
        {t('asylum.exchange-about')}{' '}
        {formName === '' ? null : t('asylum.exchange-form', { name: formName })}
      </p>
      {writing ? (
        <Card title={t('asylum.thread-new')}>
          <NewThread store={store} state={state} hit={asked} onDone={done} />
        </Card>
      ) : (
        <div>
          <Button
            kind="primary"
            disabled={state.status === 'closed'}
            onPress={() => setWriting(true)}
            autoFocus={isBack}
          >
            {t('asylum.thread-new')}
          </Button>
        </div>
      )}
      {state.threads.length === 0 && !writing ? <p>{t('asylum.threads-none')}</p> : null}
      {state.threads.toReversed().map((thread) => (
        <ThreadCard key={thread.id} {...props} thread={thread} />
      ))}
    </>
  );
}
