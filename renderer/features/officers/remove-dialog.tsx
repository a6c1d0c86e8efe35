import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { DialogActions, ModalDialog } from '#renderer/ui/modal-dialog.tsx';
import type { Officer } from '#shared/station/session.ts';
import styles from './officers.module.css';
import type { OfficersStore } from './officers-store.ts';
import { TroubleNotice } from './trouble-notice.tsx';

const c = classesOf(styles);

type Props = {
  readonly officer: Officer | null;
  readonly store: StoreApi<OfficersStore>;
  /** Nobody else at this post has the asylum key. */
  readonly isLastAsylumOfficer: boolean;
  readonly onClose: () => void;
};

/** Asks once more: who is removed cannot sign in from that moment on. */
export function RemoveDialog({ officer, store, isLastAsylumOfficer, onClose }: Props) {
  const { t } = useSpeech();
  const asking = useStore(store, (state) => state.asking);
  const trouble = useStore(store, (state) => state.trouble);
  const remove = async (): Promise<void> => {
    if (officer !== null && (await store.getState().remove(officer.id))) onClose();
  };
  return (
    <ModalDialog
      title={t('officers.remove-title', { name: officer?.displayName ?? '' })}
      open={officer !== null}
      onClose={onClose}
      urgent
    >
      <div className={c('form')}>
        <p>{t('officers.remove-about')}</p>
        {isLastAsylumOfficer ? <p>{t('officers.remove-last-asylum')}</p> : null}
        <TroubleNotice trouble={trouble} />
        <DialogActions>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="danger" disabled={asking} onPress={() => void remove()}>
            {t('officers.remove')}
          </Button>
        </DialogActions>
      </div>
    </ModalDialog>
  );
}
