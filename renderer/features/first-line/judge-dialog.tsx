import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { DialogActions, ModalDialog } from '#renderer/ui/modal-dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { LONGEST_NOTE } from '#shared/journal/note.ts';
import { type Grounds, groundsSchema } from '#shared/screening/judgement.ts';
import styles from './judge.module.css';
import type { Judging } from './judging.ts';

const c = classesOf(styles);

type Props = {
  /** Null while the dialog is closed. */
  readonly judging: Judging | null;
  readonly onClose: () => void;
  readonly onJudge: (judging: Judging, grounds: Grounds, note: string) => void;
};

/** Asks what the judgement rests on: a pair that was judged raises no alarm any more. */
export function JudgeDialog({ judging, onClose, onJudge }: Props) {
  const { t } = useSpeech();
  const title = judging?.decision === 'withdrawn' ? 'judge.back-title' : 'judge.title';
  return (
    <ModalDialog title={t(title)} open={judging !== null} onClose={onClose}>
      {judging === null ? null : (
        <JudgeForm judging={judging} onClose={onClose} onJudge={onJudge} />
      )}
    </ModalDialog>
  );
}

function JudgeForm({ judging, onClose, onJudge }: Props & { readonly judging: Judging }) {
  const { t } = useSpeech();
  const [grounds, setGrounds] = useState<Grounds | null>(null);
  const [note, setNote] = useState('');
  const name = judging.candidate.matchedName;
  const needsWords = grounds === 'other' && note.trim() === '';
  const record = (event?: FormEvent): void => {
    event?.preventDefault();
    if (grounds === null || needsWords) return;
    onJudge(judging, grounds, note.trim());
    onClose();
  };
  return (
    <Form onSubmit={record} className={c('judging')}>
      <p>{t(judging.decision === 'withdrawn' ? 'judge.back-about' : 'judge.about', { name })}</p>
      <Choice
        label={t('judge.grounds')}
        options={groundsSchema.options.map((id) => ({ id, text: t(`judge.grounds.${id}`) }))}
        value={grounds ?? ''}
        onChange={(id) => setGrounds(groundsSchema.parse(id))}
        autoFocus
      />
      <TextField
        label={t('judge.note')}
        hint={t('desk.refer-note-hint')}
        optional={grounds === 'other' ? '' : t('common.optional')}
        value={note}
        onChange={setNote}
        lines={3}
        maxLength={LONGEST_NOTE}
      />
      <DialogActions>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button kind="primary" submits disabled={grounds === null || needsWords}>
          {t(judging.decision === 'withdrawn' ? 'judge.back-record' : 'judge.record')}
        </Button>
      </DialogActions>
    </Form>
  );
}
