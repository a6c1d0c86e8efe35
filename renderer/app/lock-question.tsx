import { Button } from '#renderer/ui/button.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { DialogActions, ModalDialog } from '#renderer/ui/modal-dialog.tsx';

type Props = {
  readonly open: boolean;
  /** Records that are not on the disk; none when only something typed would be lost. */
  readonly count: number;
  readonly onStay: () => void;
  readonly onLock: () => void;
};

/** Locking ends the memory in which unrecorded screenings and drafts wait. */
export function LockQuestion({ open, count, onStay, onLock }: Props) {
  const { t } = useSpeech();
  const what = count > 0 ? 'shell.lock-unrecorded' : 'shell.lock-drafts';
  return (
    <ModalDialog title={t(what)} open={open} onClose={onStay} urgent>
      <p>
        {count > 0 ? t('shell.lock-unrecorded-detail', { count }) : t('shell.lock-drafts-detail')}
      </p>
      <DialogActions>
        <Button kind="danger" onPress={onLock}>
          {t(count > 0 ? 'shell.lock-anyway' : 'shell.lock-drafts-anyway')}
        </Button>
        <Button kind="primary" onPress={onStay}>
          {t(count > 0 ? 'shell.lock-stay' : 'shell.lock-drafts-stay')}
        </Button>
      </DialogActions>
    </ModalDialog>
  );
}
