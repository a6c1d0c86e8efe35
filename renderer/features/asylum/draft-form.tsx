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
import { decisionNotified } from '#shared/asylum/case.ts';
import { type NotificationDraft, notificationDraftSchema } from '#shared/asylum/decision.ts';
import { exchangeLanguageSchema } from '#shared/asylum/exchange.ts';
import { hitsOf } from '#shared/asylum/open-points.ts';
import { notificationLetter } from '#shared/asylum/templates/notification-letter.ts';
import type { Addressee } from '#shared/protection/recipient.ts';
import { nameOf, recipientWords } from './asylum-words.ts';
import styles from './case.module.css';
import type { CaseProps } from './case-props.ts';
import { LetterView } from './letter-view.tsx';
import { hitWords } from './new-thread.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { StatesField } from './states-field.tsx';

const c = classesOf(styles);

const KINDS = notificationDraftSchema.shape.kind;
const CHOICES = [
  'own-ncb',
  'general-secretariat',
  'ccf',
  'asylum-authority',
  'other-countries',
] as const;
type Chosen = (typeof CHOICES)[number];

type Props = CaseProps & { readonly onDone: () => void };

/** A message before anyone approves it. It is given on only after its preview was looked at. */
export function DraftForm({ store, state, onDone }: Props) {
  const { t } = useSpeech();
  const { acting, preview, setting } = useStore(store);
  const [id] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState<NotificationDraft>(() => emptyDraft(state));
  const [to, setTo] = useState<readonly Chosen[]>(['own-ncb']);
  const [bureaux, setBureaux] = useState<readonly string[]>([]);
  const whole: NotificationDraft = { ...draft, addressees: addresseesOf(to, bureaux) };
  const isSeen = preview.kind === 'known' && sameDraft(preview.draft, whole);
  const isWhole = notificationDraftSchema.safeParse(whole).success;
  const give = async (): Promise<void> => {
    const step = { kind: 'draft-notification', notification: id, draft: whole } as const;
    if (await store.getState().act(state.id, step)) onDone();
  };
  return (
    <Card title={t('asylum.message-new')}>
      <div className={c('form')}>
        <DraftFields state={state} draft={draft} set={(part) => setDraft({ ...draft, ...part })} />
        <AddresseeFields to={to} onTo={setTo} bureaux={bureaux} onBureaux={setBureaux} />
        {isSeen ? (
          <>
            <h3>{t('asylum.preview-title')}</h3>
            <LetterView
              label={t('asylum.preview-title')}
              letter={notificationLetter(state, {
                id,
                draft: whole,
                decision: decisionNotified(state),
                recipients: preview.answer.permit?.permitted ?? [],
                formName: setting?.protocol.formName ?? '',
              })}
            />
          </>
        ) : null}
        {isSeen || preview.kind === 'failed' ? (
          <PreviewPanel state={state} preview={preview} />
        ) : null}
        <div className={c('actions')}>
          <Button onPress={onDone}>{t('common.cancel')}</Button>
          {isSeen ? (
            <Button
              kind="primary"
              disabled={acting || preview.answer.refusals.length > 0}
              onPress={() => void give()}
            >
              {t('asylum.message-draft')}
            </Button>
          ) : (
            <Button
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

function emptyDraft(state: CaseProps['state']): NotificationDraft {
  const outcome = decisionNotified(state)?.outcome;
  return {
    kind: outcome === 'denied' ? 'denial' : 'status-confirmation',
    addressees: [],
    language: 'en',
    persons: state.intake.persons.filter(({ role }) => role === 'applicant').map(({ id }) => id),
    hits: [],
    statement: '',
    legalBasis: '',
    isMarkedConfidential: true,
    corrects: null,
  };
}

const addresseesOf = (to: readonly Chosen[], bureaux: readonly string[]): Addressee[] => [
  ...to.map((kind) => ({ kind })),
  ...bureaux.map((state) => ({ kind: 'ncb' as const, state })),
];

const sameDraft = (one: NotificationDraft, other: NotificationDraft): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

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
        <Choice
          label={t('asylum.message-kind')}
          options={KINDS.options.map((id) => ({ id, text: t(`asylum.message.${id}`) }))}
          value={draft.kind}
          onChange={(id) => set({ kind: KINDS.parse(id), corrects: null })}
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
        <Choice
          label={t('asylum.language')}
          options={exchangeLanguageSchema.options.map((id) => ({
            id,
            text: t(`asylum.language.${id}`),
          }))}
          value={draft.language}
          onChange={(id) => set({ language: exchangeLanguageSchema.parse(id) })}
        />
        <TextField
          label={t('asylum.legal-basis')}
          value={draft.legalBasis}
          onChange={(legalBasis) => set({ legalBasis })}
          maxLength={500}
        />
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
  readonly to: readonly Chosen[];
  readonly onTo: (to: readonly Chosen[]) => void;
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
        options={CHOICES.map((kind) => ({ id: kind, text: recipientWords(speech, { kind }) }))}
        value={to}
        onChange={(ids) => onTo(CHOICES.filter((kind) => ids.includes(kind)))}
      />
      <StatesField label={t('asylum.from.ncb')} value={bureaux} onChange={onBureaux} />
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
