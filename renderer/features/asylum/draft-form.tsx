import { useState } from 'react';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { useStore } from 'zustand';
import { Button } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { decisionTold } from '#shared/asylum/case.ts';
import { type NotificationDraft, notificationDraftSchema } from '#shared/asylum/decision.ts';
import { hitsOf } from '#shared/asylum/open-points.ts';
import { notificationLetter } from '#shared/asylum/templates/notification-letter.ts';
import { isSeen } from './asylum-store.ts';
import { nameOf, recipientWords } from './asylum-words.ts';
import styles from './case.module.css';
import { LanguageField, LegalBasisField, OneOf } from './case-fields.tsx';
import type { CaseProps } from './case-props.ts';
import { type Drafts, useDraft } from './drafts.ts';
import { hitWords } from './hit-words.ts';
import { LetterView } from './letter-view.tsx';
import { ADDRESSEE_KINDS, emptyMessage, giveMessage, wholeMessage } from './message-draft.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { StatesField } from './states-field.tsx';

const c = classesOf(styles);

const KINDS = notificationDraftSchema.shape.kind;

type Props = CaseProps & { readonly onDone: () => void };

/** A message before anyone approves it. It is given on only after its preview was looked at. */
export function DraftForm({ store, state, onDone }: Props) {
  const { t } = useSpeech();
  const { acting, preview } = useStore(store);
  const [fresh] = useState(() => crypto.randomUUID());
  const { draft: typed, drop } = useDraft(store, state.id, 'message');
  const blank = emptyMessage(fresh, state);
  const message = typed ?? blank;
  const { id, draft, to, bureaux } = message;
  const set = (part: Partial<Drafts['message']>): void =>
    store.getState().keep(state.id, { message: { ...message, ...part } }, { message: blank });
  const whole = wholeMessage(message);
  const seen = isSeen(preview, whole, state);
  const isWhole = notificationDraftSchema.safeParse(whole).success;
  const give = async (): Promise<void> => {
    if (await giveMessage(store, state.id, message)) onDone();
  };
  const discard = (): void => {
    drop();
    store.getState().forget();
    onDone();
  };
  return (
    <Card title={t('asylum.message-new')}>
      <div className={c('form')}>
        <DraftFields
          state={state}
          draft={draft}
          set={(part) => set({ draft: { ...draft, ...part } })}
        />
        <AddresseeFields
          to={to}
          onTo={(next) => set({ to: next })}
          bureaux={bureaux}
          onBureaux={(next) => set({ bureaux: next })}
        />
        {seen ? <SeenLetter store={store} state={state} id={id} draft={whole} /> : null}
        {seen || preview.kind === 'failed' ? (
          <PreviewPanel state={state} preview={preview} />
        ) : null}
        <div className={c('actions')}>
          <Button onPress={discard}>
            {t(typed === undefined ? 'common.cancel' : 'asylum.discard')}
          </Button>
          {seen ? (
            <Button
              // Another button than the one before it: a second Enter must not give on what nobody read.
              key="give"
              kind="primary"
              disabled={acting || preview.answer.refusals.length > 0}
              onPress={() => void give()}
            >
              {t('asylum.message-draft')}
            </Button>
          ) : (
            <Button
              key="ask"
              kind="primary"
              disabled={!isWhole || preview.kind === 'asking'}
              onPress={() => void store.getState().ask(state.id, whole)}
            >
              {t('asylum.message-preview')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}

type SeenProps = Pick<CaseProps, 'store' | 'state'> & {
  readonly id: string;
  readonly draft: NotificationDraft;
};

/** The letter to those who may receive it. */
function SeenLetter({ store, state, id, draft }: SeenProps) {
  const { t } = useSpeech();
  const { preview, setting } = useStore(store);
  const recipients = preview.kind === 'known' ? (preview.answer.permit?.permitted ?? []) : [];
  const formName = setting?.protocol.formName ?? '';
  const decision = decisionTold(state, draft);
  return (
    <>
      <h3>{t('asylum.preview-title')}</h3>
      <LetterView
        label={t('asylum.preview-title')}
        letter={notificationLetter(state, { id, draft, decision, recipients, formName })}
      />
    </>
  );
}

type FieldsProps = Pick<CaseProps, 'state'> & {
  readonly draft: NotificationDraft;
  readonly set: (part: Partial<NotificationDraft>) => void;
};

function DraftFields({ state, draft, set }: FieldsProps) {
  const speech = useSpeech();
  const { t } = speech;
  const sent = state.notifications.filter((one) => one.state === 'approved');
  return (
    <>
      <div className={c('pair')}>
        <OneOf
          label={t('asylum.message-kind')}
          ids={KINDS.options}
          words={(id) => t(`asylum.message.${id}`)}
          value={draft.kind}
          onChange={(kind) => set({ kind, corrects: null })}
          autoFocus
        />
        {draft.kind === 'correction' ? (
          <Choice
            label={t('asylum.message-corrects')}
            options={sent.map(({ id, draft: { kind }, draftedAt }) => ({
              id,
              text: `${t(`asylum.message.${kind}`)}, ${speech.moment(draftedAt)}`,
            }))}
            value={draft.corrects ?? ''}
            onChange={(corrects) => set({ corrects })}
          />
        ) : null}
        <LanguageField value={draft.language} onChange={(language) => set({ language })} />
        <LegalBasisField value={draft.legalBasis} onChange={(legalBasis) => set({ legalBasis })} />
      </div>
      <Several
        label={t('asylum.message-persons')}
        options={state.intake.persons.map(({ id, names }) => ({
          id,
          text: nameOf(speech, names[0]),
        }))}
        value={draft.persons}
        onChange={(persons) => set({ persons })}
      />
      <Several
        label={t('asylum.stage.hits')}
        options={hitsOf(state).map((hit) => ({ id: hit.key, text: hitWords(speech, hit) }))}
        value={draft.hits}
        onChange={(hits) => set({ hits })}
      />
      <TextField
        label={t('asylum.message-statement')}
        hint={t('asylum.message-statement-hint')}
        optional={t('common.optional')}
        value={draft.statement}
        onChange={(statement) => set({ statement })}
        lines={3}
        maxLength={4000}
      />
      <Tick
        isSelected={draft.isMarkedConfidential}
        onChange={(isMarkedConfidential) => set({ isMarkedConfidential })}
        text={t('asylum.message-confidential')}
      />
    </>
  );
}

type AddresseeProps = {
  readonly to: readonly string[];
  readonly onTo: (to: readonly string[]) => void;
  readonly bureaux: readonly string[];
  readonly onBureaux: (states: readonly string[]) => void;
};

function AddresseeFields({ to, onTo, bureaux, onBureaux }: AddresseeProps) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <>
      <Several
        label={t('asylum.message-to')}
        options={ADDRESSEE_KINDS.map((kind) => ({
          id: kind,
          text: recipientWords(speech, { kind }),
        }))}
        value={to}
        onChange={onTo}
      />
      <StatesField label={t('asylum.message-bureaux')} value={bureaux} onChange={onBureaux} />
    </>
  );
}

type SeveralProps = {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
};

function Several({ label, options, value, onChange }: SeveralProps) {
  if (options.length === 0) return null;
  return (
    <CheckboxGroup className={c('several')} value={[...value]} onChange={onChange}>
      <Label>{label}</Label>
      {options.map(({ id, text }) => (
        <Checkbox key={id} value={id} className={c('tick')}>
          <span className={c('box')} aria-hidden="true">
            <Icon name="check" size={18} />
          </span>
          <bdi>{text}</bdi>
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

type TickProps = {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly text: string;
};

const Tick = ({ isSelected, onChange, text }: TickProps) => (
  <Checkbox isSelected={isSelected} onChange={onChange} className={c('tick')}>
    <span className={c('box')} aria-hidden="true">
      <Icon name="check" size={18} />
    </span>
    {text}
  </Checkbox>
);
