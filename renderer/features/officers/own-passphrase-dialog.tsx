import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { DialogActions, ModalDialog } from '#renderer/ui/modal-dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './officers.module.css';
import type { OfficersStore } from './officers-store.ts';
import { isWhole, NO_PASSPHRASE, PassphraseFields } from './passphrase-fields.tsx';
import { TroubleNotice } from './trouble-notice.tsx';

const c = classesOf(styles);

type Props = {
  readonly open: boolean;
  readonly store: StoreApi<OfficersStore>;
  readonly onClose: () => void;
};

/** Changes the passphrase of whoever is signed in. */
export function OwnPassphraseDialog({ open, store, onClose }: Props) {
  const { t } = useSpeech();
  return (
    <ModalDialog title={t('officers.own-title')} open={open} onClose={onClose}>
      {open ? <OwnPassphraseForm store={store} onClose={onClose} /> : null}
    </ModalDialog>
  );
}

function OwnPassphraseForm({ store, onClose }: Omit<Props, 'open'>) {
  const { t } = useSpeech();
  const asking = useStore(store, (state) => state.asking);
  const trouble = useStore(store, (state) => state.trouble);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(NO_PASSPHRASE);
  const ready = current !== '' && isWhole(next);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready) return;
    if (await store.getState().changePassphrase({ current, next: next.words })) onClose();
    else setCurrent('');
  };
  return (
    <Form className={c('form')} onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('officers.current-passphrase')}
        type="password"
        value={current}
        onChange={setCurrent}
        autoComplete="current-password"
        autoFocus
      />
      <PassphraseFields value={next} onChange={setNext} />
      <TroubleNotice trouble={trouble} />
      <DialogActions>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button kind="primary" submits disabled={!ready || asking}>
          {t(asking ? 'officers.working' : 'officers.own-change')}
        </Button>
      </DialogActions>
    </Form>
  );
}
