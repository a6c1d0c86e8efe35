import { Button } from '#renderer/ui/button.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { DialogActions, ModalDialog } from '#renderer/ui/modal-dialog.tsx';

type Props = {
  readonly open: boolean;
  readonly count: number;
  readonly onStay: () => void;
  readonly onLock: () => void;
};

/** Locking ends the memory in which unrecorded screenings wait. */
export function LockQuestion({ open, count, onStay, onLock }: Props) {
  const { t } = useSpeech();
  return (
    <ModalDialog title={t('shell.lock-unrecorded')} open={open} onClose={onStay} urgent>
      <p>{t('shell.lock-unrecorded-detail', { count })}</p>
      <DialogActions>
        <Button kind="danger" onPress={onLock}>
          {t('shell.lock-anyway')}
        </Button>
        <Button kind="primary" onPress={onStay}>
          {t('shell.lock-stay')}
        </Button>
      </DialogActions>
    </ModalDialog>
  );
}
