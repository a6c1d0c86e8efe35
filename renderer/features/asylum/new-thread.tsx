import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { DialogActions } from '#renderer/ui/modal-dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Case } from '#shared/asylum/case.ts';
import {
  type ExchangeLanguage,
  LONGEST_MESSAGE,
  type ThreadForm,
  threadFormSchema,
} from '#shared/asylum/exchange.ts';
import { hitsOf } from '#shared/asylum/open-points.ts';
import { STARTING_IDS, startingWords } from '#shared/asylum/templates/starting-words.ts';
import { threadLetter } from '#shared/asylum/templates/thread-letter.ts';
import type { AsylumStore } from './asylum-store.ts';
import { AttachFiles } from './attach-files.tsx';
import styles from './case.module.css';
import { LanguageField } from './case-fields.tsx';
import { type Drafts, useDraft } from './drafts.ts';
import { hitWords } from './hit-words.ts';
import letterStyles from './letter.module.css';
import { LetterView } from './letter-view.tsx';
import { emptyThread, sendThread, withStartingWords } from './thread-draft.ts';

const c = classesOf(styles);
const letterClass = classesOf(letterStyles);

type Props = {
  readonly store: StoreApi<AsylumStore>;
  readonly state: Case;
  /** The hit that is asked about from the start. */
  readonly hit: string | null;
  readonly onDone: () => void;
};

/** Asks the own bureau. About a hit there are no words to type: the template has them. */
export function NewThread({ store, state, hit: asked, onDone }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const { acting, setting } = useStore(store);
  const [fresh] = useState(() => crypto.randomUUID());
  const { draft: typed, drop } = useDraft(store, state.id, 'thread');
  const blank = emptyThread(fresh, asked);
  const draft = typed ?? blank;
  const { id, form, language, hit, text, attachments } = draft;
  const set = (part: Partial<Drafts['thread']>): void =>
    store.getState().keep(state.id, { thread: { ...draft, ...part } }, { thread: blank });
  const discard = (): void => {
    drop();
    onDone();
  };
  const isTemplate = form === 'hit-confirmation';
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await sendThread(store, state.id, draft)) onDone();
  };
  const letter = threadLetter({
    id,
    form,
    language,
    text,
    answerWithinHours: setting?.protocol.answerWithinHours[form] ?? null,
    hit: hitsOf(state).find(({ key }) => key === hit) ?? null,
    intake: state.intake,
    formName: setting?.protocol.formName ?? '',
  });
  return (
    <Form className={c('form')} onSubmit={(event) => void send(event)}>
      <Segments
        label={t('asylum.thread-kind')}
        options={threadFormSchema.options.map((id) => ({ id, text: t(`asylum.form.${id}`) }))}
        value={form}
        onChange={(chosen) => set({ form: chosen })}
      />
      <div className={c('pair')}>
        <Choice
          label={t('asylum.thread-hit')}
          options={[
            { id: '', text: t('asylum.thread-hit-none') },
            ...hitsOf(state).map((one) => ({ id: one.key, text: hitWords(speech, one) })),
          ]}
          value={hit}
          onChange={(chosen) => set({ hit: chosen })}
          autoFocus
        />
        <LanguageField value={language} onChange={(chosen) => set({ language: chosen })} />
      </div>
      {isTemplate ? (
        <Notice tone="plain" icon="shield" title={t('asylum.thread-template')} />
      ) : (
        <>
          <StartFrom
            form={form}
            language={language}
            text={text}
            onText={(words) => set({ text: words })}
          />
          <TextField
            label={t('asylum.thread-text')}
            value={text}
            onChange={(typedText) => set({ text: typedText })}
            lines={5}
            maxLength={LONGEST_MESSAGE}
          />
          <AttachFiles files={attachments} onChange={(files) => set({ attachments: files })} />
        </>
      )}
      {letter === null || (!isTemplate && text.trim() === '') ? null : (
        <>
          <h3>{t('asylum.preview-title')}</h3>
          <LetterView letter={letter} label={t('asylum.preview-title')} />
        </>
      )}
      <DialogActions>
        <Button onPress={discard}>
          {t(typed === undefined ? 'common.cancel' : 'asylum.discard')}
        </Button>
        <Button kind="primary" submits disabled={acting}>
          {t('asylum.thread-send')}
        </Button>
      </DialogActions>
    </Form>
  );
}

type StartProps = {
  readonly form: Exclude<ThreadForm, 'hit-confirmation'>;
  readonly language: ExchangeLanguage;
  readonly text: string;
  readonly onText: (text: string) => void;
};

/** Puts a text of the templates below what is in the field, where it is changed to what is meant. */
function StartFrom({ form, language, text, onText }: StartProps) {
  const { t } = useSpeech();
  return (
    <fieldset className={letterClass('startFrom')}>
      <legend>{t('asylum.start-from')}</legend>
      {STARTING_IDS[form].map((id) => {
        const both = withStartingWords(text, startingWords(id, language));
        return (
          <Button
            key={id}
            disabled={both === null}
            onPress={() => (both === null ? undefined : onText(both))}
          >
            {t(`asylum.start.${id}`)}
          </Button>
        );
      })}
    </fieldset>
  );
}
