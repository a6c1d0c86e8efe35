import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { StationStatus } from '#shared/station/session.ts';
import { DemoPanel } from './demo-panel.tsx';
import styles from './sign-in.module.css';
import type { SignIn, SignInStore } from './sign-in-store.ts';

const c = classesOf(styles);

type Props = {
  readonly status: StationStatus;
  readonly store: StoreApi<SignInStore>;
  readonly copy: (text: string) => Promise<void>;
  readonly onRecover: () => void;
  /** `null` where there is nothing to train on. */
  readonly onTrain: (() => void) | null;
};

/** Shows nothing about persons, lists or past work: whoever stands here may be anybody. */
export function SignInScreen({ status, store, copy, onRecover, onTrain }: Props) {
  const { t } = useSpeech();
  const { officers, demo } = status;
  const [officerId, setOfficerId] = useState(demo?.officerId ?? officers[0]?.id ?? '');
  const [passphrase, setPassphrase] = useState('');
  const signIn = useStore(store, (state) => state.signIn);
  const busy = signIn.kind === 'checking' || signIn.kind === 'open';
  const attempt = async (id: string, words: string): Promise<void> => {
    await store.getState().attempt(id, words);
    setPassphrase('');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (passphrase !== '') void attempt(officerId, passphrase);
  };
  return (
    <div className={c('screen', demo !== null && 'withDemo')}>
      <section className={c('card')}>
        <header>
          <h1>{t('sign-in.title')}</h1>
          <p>{status.post?.name ?? t('sign-in.locked')}</p>
        </header>
        {officers.length === 0 ? (
          <Notice tone="refer" title={t('sign-in.no-officers')} />
        ) : (
          <Form className={c('form')} onSubmit={submit}>
            <Choice
              label={t('sign-in.officer')}
              options={officers.map(({ id, displayName, role }) => ({
                id,
                text: t('shell.officer-role', { name: displayName, role: t(`role.${role}`) }),
              }))}
              value={officerId}
              onChange={setOfficerId}
            />
            <Passphrase value={passphrase} onChange={setPassphrase} />
            <SignInMessage signIn={signIn} />
            <Button
              kind="primary"
              submits
              wide
              disabled={busy || signIn.kind === 'waiting' || passphrase === ''}
            >
              {busy ? t('sign-in.checking') : t('sign-in.submit')}
            </Button>
          </Form>
        )}
        <OtherWays onRecover={onRecover} onTrain={onTrain} />
      </section>
      {demo === null ? null : (
        <DemoPanel
          demo={demo}
          officers={officers}
          disabled={busy || signIn.kind === 'waiting'}
          copy={copy}
          onUse={() => void attempt(demo.officerId, demo.passphrase)}
        />
      )}
    </div>
  );
}

function OtherWays({ onRecover, onTrain }: Pick<Props, 'onRecover' | 'onTrain'>) {
  const { t } = useSpeech();
  return (
    <div className={c('others')}>
      {onTrain === null ? null : (
        <Button wide onPress={onTrain}>
          <Icon name="practice" />
          {t('training.offer')}
        </Button>
      )}
      <Button kind="bare" onPress={onRecover}>
        {t('recovery.offer')}
      </Button>
    </div>
  );
}

type PassphraseProps = { readonly value: string; readonly onChange: (value: string) => void };

function Passphrase({ value, onChange }: PassphraseProps) {
  const { t } = useSpeech();
  const [capsLock, setCapsLock] = useState(false);
  const [shown, setShown] = useState(false);
  return (
    <div className={c('passphrase')}>
      <TextField
        label={t('sign-in.passphrase')}
        type={shown ? 'text' : 'password'}
        value={value}
        onChange={onChange}
        onCapsLock={setCapsLock}
        autoComplete="current-password"
        autoFocus
        {...(capsLock ? { hint: <strong>{t('sign-in.caps-lock')}</strong> } : {})}
      />
      <Button kind="bare" onPress={() => setShown(!shown)}>
        {t(shown ? 'sign-in.hide' : 'sign-in.show')}
      </Button>
    </div>
  );
}

function SignInMessage({ signIn }: { readonly signIn: SignIn }) {
  const { t } = useSpeech();
  switch (signIn.kind) {
    case 'ready':
    case 'checking':
    case 'open':
      return null;
    case 'refused':
      return <Notice tone="hit" title={t('sign-in.refused')} />;
    case 'waiting':
      return <Notice tone="refer" title={t('sign-in.wait', { count: signIn.secondsLeft })} />;
    case 'damaged':
      return <Notice tone="hit" title={t('sign-in.damaged', { reason: signIn.reason })} />;
    case 'no-answer':
      return <Notice tone="refer" title={t('sign-in.unreachable')} />;
  }
}
