import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Step } from '#shared/asylum/event.ts';
import { LONGEST_MESSAGE, type Thread } from '#shared/asylum/exchange.ts';
import { hitsOf } from '#shared/asylum/open-points.ts';
import { AttachFiles } from './attach-files.tsx';
import styles from './case.module.css';
import type { CaseProps } from './case-props.ts';
import { type Drafts, useDraft } from './drafts.ts';
import { hitWords } from './hit-words.ts';
import { MessageItem } from './message-item.tsx';
import { Receipts } from './receipts.tsx';

const c = classesOf(styles);

type Props = CaseProps & { readonly thread: Thread };

const ICONS: Readonly<Record<Thread['state'], IconName>> = {
  waiting: 'recent',
  answered: 'check',
  closed: 'lock',
};

/** One thread with the bureau: what was said, what is due, and what can be done about it. */
export function ThreadCard(props: Props) {
  const { state, thread, now } = props;
  const speech = useSpeech();
  const { t } = speech;
  const isOverdue = thread.state === 'waiting' && Date.parse(thread.dueAt) <= now.getTime();
  const about = hitsOf(state).find(({ key }) => key === thread.hit);
  return (
    <Card label={t(`asylum.form.${thread.form}`)}>
      <header className={c('threadHead')}>
        <span>
          <b>{t(`asylum.form.${thread.form}`)}</b>
          <small>
            <bdi>{about === undefined ? t('asylum.thread-hit-none') : hitWords(speech, about)}</bdi>
          </small>
        </span>
        <span className={c('standing', isOverdue ? 'missing' : thread.state)}>
          <Icon name={isOverdue ? 'warning' : ICONS[thread.state]} size={18} />
          <span>
            {t(`asylum.thread-state.${thread.state}`)}
            {thread.state === 'waiting' ? (
              <small>
                {t(isOverdue ? 'asylum.thread-overdue' : 'asylum.thread-due', {
                  moment: speech.moment(thread.dueAt),
                })}
              </small>
            ) : null}
            {thread.escalatedAt === null ? null : (
              <small>
                {t('asylum.thread-escalated', { moment: speech.moment(thread.escalatedAt) })}
              </small>
            )}
          </span>
        </span>
      </header>
      <ol className={c('messages')}>
        {thread.messages.map((message) => (
          <MessageItem
            key={message.entry}
            message={message}
            isTemplate={thread.form === 'hit-confirmation'}
            officers={props.officers}
            load={(id) => props.store.getState().attachment(message.entry, id)}
          />
        ))}
      </ol>
      <Receipts state={state} message={thread.id} />
      {thread.state === 'closed' || state.status === 'closed' ? null : (
        <ThreadActions {...props} isOverdue={isOverdue} />
      )}
    </Card>
  );
}

function ThreadActions({
  store,
  state,
  thread,
  isOverdue,
}: Props & { readonly isOverdue: boolean }) {
  const { t } = useSpeech();
  const { acting, setting } = useStore(store);
  const { draft } = useDraft(store, `${state.id} ${thread.id}`, 'reply');
  const [writing, setWriting] = useState(draft !== undefined);
  const [isBack, setBack] = useState(false);
  const to = setting?.protocol.escalateTo ?? '';
  const act = (kind: 'escalate' | 'note-no-response' | 'close-thread') => () =>
    void store.getState().act(state.id, { kind, thread: thread.id });
  if (writing)
    return (
      <WriteAgain
        store={store}
        state={state}
        thread={thread}
        onDone={() => {
          setWriting(false);
          setBack(true);
        }}
      />
    );
  return (
    <div className={c('actions')}>
      {thread.form === 'hit-confirmation' ? null : (
        <Button onPress={() => setWriting(true)} autoFocus={isBack}>
          {t('asylum.thread-answer')}
        </Button>
      )}
      {isOverdue && thread.escalatedAt === null ? (
        <Button kind="primary" disabled={acting} onPress={act('escalate')}>
          {to === '' ? t('asylum.thread-escalate') : t('asylum.thread-escalate-to', { name: to })}
        </Button>
      ) : null}
      {isOverdue ? (
        <Button disabled={acting} onPress={act('note-no-response')}>
          {t('asylum.thread-no-response')}
        </Button>
      ) : null}
      <Button disabled={acting} onPress={act('close-thread')}>
        {t('asylum.thread-close')}
      </Button>
    </div>
  );
}

type WriteProps = Pick<Props, 'store' | 'state' | 'thread'> & { readonly onDone: () => void };

const NOTHING: Drafts['reply'] = { text: '', attachments: [] };

function WriteAgain({ store, state, thread, onDone }: WriteProps) {
  const { t } = useSpeech();
  const acting = useStore(store, (known) => known.acting);
  const where = `${state.id} ${thread.id}`;
  const { draft, drop } = useDraft(store, where, 'reply');
  const reply = draft ?? NOTHING;
  const { text, attachments } = reply;
  const set = (part: Partial<Drafts['reply']>): void =>
    store.getState().keep(where, { reply: { ...reply, ...part } }, { reply: NOTHING });
  const discard = (): void => {
    drop();
    onDone();
  };
  const send = async (): Promise<void> => {
    const step: Step = { kind: 'write', thread: thread.id, text, attachments: [...attachments] };
    if (await store.getState().act(state.id, step)) discard();
  };
  return (
    <div className={c('form', 'again')}>
      <TextField
        label={t('asylum.thread-text')}
        value={text}
        onChange={(typed) => set({ text: typed })}
        lines={4}
        maxLength={LONGEST_MESSAGE}
        autoFocus
      />
      <AttachFiles files={attachments} onChange={(files) => set({ attachments: files })} />
      <div className={c('actions')}>
        <Button onPress={discard}>
          {t(draft === undefined ? 'common.cancel' : 'asylum.discard')}
        </Button>
        <Button kind="primary" disabled={acting} onPress={() => void send()}>
          {t('asylum.thread-send')}
        </Button>
      </div>
    </div>
  );
}
