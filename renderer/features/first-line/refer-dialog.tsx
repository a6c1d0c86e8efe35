import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '#renderer/ui/button.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { DialogActions, ModalDialog } from '#renderer/ui/modal-dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { LONGEST_NOTE } from '#shared/journal/note.ts';

type Props = {
  readonly open: boolean;
  /** The refugee rules apply: nothing of a flight belongs into the note. */
  readonly isProtected: boolean;
  readonly onClose: () => void;
  readonly onRefer: (note: string) => void;
};

export function ReferDialog({ open, isProtected, onClose, onRefer }: Props) {
  const { t } = useSpeech();
  return (
    <ModalDialog title={t('desk.refer-title')} open={open} onClose={onClose}>
      <ReferForm isProtected={isProtected} onClose={onClose} onRefer={onRefer} />
    </ModalDialog>
  );
}

function ReferForm({ isProtected, onClose, onRefer }: Omit<Props, 'open'>) {
  const { t } = useSpeech();
  const [note, setNote] = useState('');
  const send = (event?: FormEvent): void => {
    event?.preventDefault();
    onRefer(note.trim());
    onClose();
  };
  return (
    <Form onSubmit={send}>
      <TextField
        label={t('desk.refer-note')}
        hint={t(isProtected ? 'protection.refer-hint' : 'desk.refer-note-hint')}
        optional={t('common.optional')}
        value={note}
        onChange={setNote}
        lines={4}
        maxLength={LONGEST_NOTE}
        autoFocus
      />
      <DialogActions>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button kind="primary" submits>
          {t('desk.refer-send')}
        </Button>
      </DialogActions>
    </Form>
  );
}
