import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { DialogActions, ModalDialog } from '#renderer/ui/modal-dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Case } from '#shared/asylum/case.ts';
import type { Hit } from '#shared/asylum/hits.ts';
import { type Grounds, groundsSchema } from '#shared/screening/judgement.ts';
import type { AsylumStore } from './asylum-store.ts';
import { TroubleNotice } from './trouble-notice.tsx';

type Props = {
  readonly hit: Hit | null;
  readonly store: StoreApi<AsylumStore>;
  readonly state: Case;
  readonly onClose: () => void;
};

/** A likeness that an officer found to be somebody else, and what that rests on. */
export function SetAsideDialog({ hit, store, state, onClose }: Props) {
  const { t } = useSpeech();
  const { acting, trouble } = useStore(store);
  const [grounds, setGrounds] = useState<Grounds>('photograph');
  const [note, setNote] = useState('');
  const setAside = async (): Promise<void> => {
    if (hit === null) return;
    const step = { kind: 'set-aside', hit: hit.key, grounds, note } as const;
    if (await store.getState().act(state.id, step)) onClose();
  };
  return (
    <ModalDialog title={t('asylum.set-aside-title')} open={hit !== null} onClose={onClose}>
      <Choice
        label={t('asylum.grounds')}
        options={groundsSchema.options.map((id) => ({ id, text: t(`asylum.grounds.${id}`) }))}
        value={grounds}
        onChange={(id) => setGrounds(groundsSchema.parse(id))}
      />
      <TextField
        label={t('asylum.reason')}
        value={note}
        onChange={setNote}
        lines={3}
        maxLength={1000}
      />
      <TroubleNotice trouble={trouble} />
      <DialogActions>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button
          kind="primary"
          disabled={acting || note.trim() === ''}
          onPress={() => void setAside()}
        >
          {t('asylum.hit-set-aside')}
        </Button>
      </DialogActions>
    </ModalDialog>
  );
}
