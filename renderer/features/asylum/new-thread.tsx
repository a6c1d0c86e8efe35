import type { FormEvent } from 'react';
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
import { LONGEST_MESSAGE, threadFormSchema } from '#shared/asylum/exchange.ts';
import { hitsOf } from '#shared/asylum/open-points.ts';
import type { AsylumStore } from './asylum-store.ts';
import { AttachFiles } from './attach-files.tsx';
import styles from './case.module.css';
import { LanguageField } from './case-fields.tsx';
import { type Drafts, useDraft } from './drafts.ts';
import { hitWords } from './hit-words.ts';

const c = classesOf(styles);

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
  const acting = useStore(store, (known) => known.acting);
  const { draft: typed, drop } = useDraft(store, state.id, 'thread');
  const draft = typed ?? emptyThread(asked);
  const { form, language, hit, text, attachments } = draft;
  const set = (part: Partial<Drafts['thread']>): void =>
    store.getState().keep(state.id, { thread: { ...draft, ...part } });
  const discard = (): void => {
    drop();
    onDone();
  };
  const isTemplate = form === 'hit-confirmation';
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const step = {
      kind: 'open-thread',
      thread: crypto.randomUUID(),
      form,
      language,
      hit: hit === '' ? null : hit,
      text: isTemplate ? '' : text,
      attachments: isTemplate ? [] : [...attachments],
    } as const;
    if (await store.getState().act(state.id, step)) discard();
  };
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

const emptyThread = (asked: string | null): Drafts['thread'] => ({
  form: asked === null ? 'question' : 'hit-confirmation',
  language: 'en',
  hit: asked ?? '',
  text: '',
  attachments: [],
});
