import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { DialogActions, ModalDialog } from '#renderer/ui/modal-dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { type Officer, type Role, roleSchema } from '#shared/station/session.ts';
import styles from './officers.module.css';
import type { OfficersStore } from './officers-store.ts';
import { isWhole, NO_PASSPHRASE, PassphraseFields } from './passphrase-fields.tsx';
import { TroubleNotice } from './trouble-notice.tsx';

const c = classesOf(styles);

/** Whom the dialog is about; `new` while an officer is added. */
export type Subject =
  | { readonly kind: 'new' }
  | { readonly kind: 'role'; readonly officer: Officer };

type Props = {
  readonly subject: Subject | null;
  readonly store: StoreApi<OfficersStore>;
  /** Those who have the asylum key already, but for the one whom the dialog is about. */
  readonly asylumOfficers: readonly Officer[];
  readonly onClose: () => void;
};

/** Adds an officer, or gives one another role: both come with a passphrase that he types himself. */
export function OfficerDialog({ subject, store, asylumOfficers, onClose }: Props) {
  const { t } = useSpeech();
  const title =
    subject?.kind === 'role'
      ? t('officers.role-title', { name: subject.officer.displayName })
      : t('officers.add');
  return (
    <ModalDialog title={title} open={subject !== null} onClose={onClose}>
      {subject === null ? null : (
        <OfficerForm
          subject={subject}
          store={store}
          asylumOfficers={asylumOfficers}
          onClose={onClose}
        />
      )}
    </ModalDialog>
  );
}

type FormProps = Props & { readonly subject: Subject };

function OfficerForm({ subject, store, asylumOfficers, onClose }: FormProps) {
  const { t } = useSpeech();
  const asking = useStore(store, (state) => state.asking);
  const trouble = useStore(store, (state) => state.trouble);
  const [displayName, setDisplayName] = useState('');
  const [role, setRole] = useState<Role>(subject.kind === 'role' ? subject.officer.role : 'line');
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE);
  const [witness, setWitness] = useState({
    officerId: asylumOfficers[0]?.id ?? '',
    passphrase: '',
  });
  const needsWitness = role === 'asylum' && asylumOfficers.length > 0;
  const ready =
    isWhole(passphrase) &&
    (subject.kind === 'role' || displayName.trim() !== '') &&
    (!needsWitness || witness.passphrase !== '');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready) return;
    const common = {
      role,
      passphrase: passphrase.words,
      ...(needsWitness ? { with: witness } : {}),
    };
    const { add, changeRole } = store.getState();
    const done =
      subject.kind === 'new'
        ? await add({ ...common, displayName })
        : await changeRole({ ...common, officerId: subject.officer.id });
    if (done) onClose();
  };
  return (
    <Form className={c('form')} onSubmit={(event) => void submit(event)}>
      {subject.kind === 'new' ? (
        <TextField
          label={t('officers.name')}
          value={displayName}
          onChange={setDisplayName}
          maxLength={80}
          autoFocus
        />
      ) : (
        <p>{t('officers.role-about')}</p>
      )}
      <Choice
        label={t('officers.role')}
        options={roleSchema.options.map((id) => ({ id, text: t(`role.${id}`) }))}
        value={role}
        onChange={(id) => setRole(roleSchema.parse(id))}
      />
      <PassphraseFields value={passphrase} onChange={setPassphrase} />
      {needsWitness ? (
        <fieldset className={c('witness')}>
          <legend>{t('officers.witness')}</legend>
          <p>{t('officers.witness-about')}</p>
          <Choice
            label={t('sign-in.officer')}
            options={asylumOfficers.map(({ id, displayName: text }) => ({ id, text }))}
            value={witness.officerId}
            onChange={(officerId) => setWitness({ ...witness, officerId })}
          />
          <TextField
            label={t('sign-in.passphrase')}
            type="password"
            value={witness.passphrase}
            onChange={(words) => setWitness({ ...witness, passphrase: words })}
          />
        </fieldset>
      ) : null}
      <TroubleNotice trouble={trouble} />
      <DialogActions>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button kind="primary" submits disabled={!ready || asking}>
          {t(submitWords(subject, asking))}
        </Button>
      </DialogActions>
    </Form>
  );
}

function submitWords(subject: Subject, asking: boolean) {
  if (asking) return 'officers.working';
  return subject.kind === 'new' ? 'officers.add' : 'officers.role-change';
}
