import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Notification } from '#shared/asylum/decision.ts';
import { notificationLetter } from '#shared/asylum/templates/notification-letter.ts';
import { isSeen } from './asylum-store.ts';
import { officerName } from './asylum-words.ts';
import styles from './case.module.css';
import type { CaseProps } from './case-props.ts';
import { useDraft } from './drafts.ts';
import { LetterView } from './letter-view.tsx';
import { MessageText, PreviewPanel, Recipients } from './preview-panel.tsx';
import { ReasonedStep } from './reasoned-step.tsx';
import { Receipts, recipientIn } from './receipts.tsx';

const c = classesOf(styles);

type Props = CaseProps & { readonly message: Notification };

const ICONS: Readonly<Record<Notification['state'], IconName>> = {
  drafted: 'recent',
  approved: 'check',
  declined: 'close',
};

/** One message, with what a second officer must see before he lets it go. */
export function MessageCard(props: Props) {
  const { state, message, officers } = props;
  const speech = useSpeech();
  const { t } = speech;
  return (
    <Card label={t(`asylum.message.${message.draft.kind}`)}>
      <header className={c('threadHead')}>
        <span>
          <b>{t(`asylum.message.${message.draft.kind}`)}</b>
          <small>
            {t('asylum.message-by', {
              officer: officerName(speech, officers, message.draftedBy),
              moment: speech.moment(message.draftedAt),
            })}
          </small>
        </span>
        <span className={c('standing', message.state)}>
          <Icon name={ICONS[message.state]} size={18} />
          {t(`asylum.message-state.${message.state}`, { reason: message.reason })}
        </span>
      </header>
      <div className={c('form')}>
        <MessageText state={state} draft={message.draft} decision={message.decision} />
        {message.state === 'approved' ? (
          <Recipients permitted={message.sentTo.map(recipientIn)} blocked={message.blocked} />
        ) : null}
        <Receipts state={state} message={message.id} />
        {message.state === 'drafted' && state.status !== 'closed' ? <Settle {...props} /> : null}
      </div>
    </Card>
  );
}

function Settle({ store, state, message, self }: Props) {
  const { t } = useSpeech();
  const { acting, preview } = useStore(store);
  const { draft } = useDraft(store, `${state.id} decline ${message.id}`, 'reason');
  const [declining, setDeclining] = useState(draft !== undefined);
  const isOwn = message.draftedBy === self.id;
  const seen = isSeen(preview, message.draft, state);
  const mayGo = seen && preview.answer.refusals.length === 0;
  return (
    <div className={c('form')}>
      {seen ? <Seen store={store} state={state} message={message} /> : null}
      {isOwn ? <Notice tone="plain" icon="person" title={t('asylum.refusal.own-draft')} /> : null}
      <div className={c('actions')}>
        {seen ? null : (
          <Button kind="primary" onPress={() => void store.getState().ask(state.id, message.draft)}>
            {t('asylum.message-preview')}
          </Button>
        )}
        {seen && !isOwn ? (
          <Button
            kind="primary"
            disabled={acting || !mayGo}
            onPress={() =>
              void store
                .getState()
                .act(state.id, { kind: 'approve-notification', notification: message.id })
            }
          >
            {t('asylum.message-approve')}
          </Button>
        ) : null}
        <Button onPress={() => setDeclining(!declining)}>{t('asylum.message-decline')}</Button>
      </div>
      {declining ? (
        <ReasonedStep
          store={store}
          state={state}
          name={`decline ${message.id}`}
          autoFocus
          action={t('asylum.message-decline')}
          stepOf={(reason) => ({ kind: 'decline-notification', notification: message.id, reason })}
        />
      ) : null}
    </div>
  );
}

/** The letter as it would be sent now, and to whom. */
function Seen({ store, state, message }: Pick<Props, 'store' | 'state' | 'message'>) {
  const { t } = useSpeech();
  const { preview, setting } = useStore(store);
  if (preview.kind !== 'known') return null;
  const recipients = preview.answer.permit?.permitted ?? [];
  const formName = setting?.protocol.formName ?? '';
  return (
    <>
      <h3>{t('asylum.preview-title')}</h3>
      <LetterView
        label={t('asylum.preview-title')}
        letter={notificationLetter(state, { ...message, recipients, formName })}
      />
      <PreviewPanel state={state} preview={preview} />
    </>
  );
}
