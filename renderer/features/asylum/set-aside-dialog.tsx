import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { DialogActions, ModalDialog } from '#renderer/ui/modal-dialog.tsx';
import type { Case } from '#shared/asylum/case.ts';
import type { Hit } from '#shared/asylum/hits.ts';
import { groundsSchema } from '#shared/screening/judgement.ts';
import type { AsylumStore } from './asylum-store.ts';
import { OneOf, ReasonField } from './case-fields.tsx';
import { type Drafts, useDraft } from './drafts.ts';
import { hitWords } from './hit-words.ts';
import { TroubleNotice } from './trouble-notice.tsx';

type Props = {
  readonly hit: Hit | null;
  readonly store: StoreApi<AsylumStore>;
  readonly state: Case;
  readonly onClose: () => void;
};

const NOTHING: Drafts['aside'] = { grounds: 'photograph', note: '' };

/** A likeness that an officer found to be somebody else, and what that rests on. */
export function SetAsideDialog({ hit, store, state, onClose }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const { acting, trouble } = useStore(store);
  const where = `${state.id} ${hit?.key ?? ''}`;
  const { draft, drop } = useDraft(store, where, 'aside');
  const { grounds, note } = draft ?? NOTHING;
  const set = (part: Partial<Drafts['aside']>): void =>
    store.getState().keep(where, { aside: { grounds, note, ...part } }, { aside: NOTHING });
  const setAside = async (): Promise<void> => {
    if (hit === null) return;
    const step = { kind: 'set-aside', hit: hit.key, grounds, note } as const;
    if (!(await store.getState().act(state.id, step))) return;
    drop();
    onClose();
  };
  return (
    <ModalDialog title={t('asylum.set-aside-title')} open={hit !== null} onClose={onClose}>
      {hit === null ? null : (
        <p>
          <bdi>{hitWords(speech, hit)}</bdi>
        </p>
      )}
      <OneOf
        label={t('asylum.grounds')}
        ids={groundsSchema.options}
        words={(id) => t(`asylum.grounds.${id}`)}
        value={grounds}
        onChange={(chosen) => set({ grounds: chosen })}
        autoFocus
      />
      <ReasonField value={note} onChange={(typed) => set({ note: typed })} />
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
