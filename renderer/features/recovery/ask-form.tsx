import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { cannotBecomeSame, isTypedTwice } from '#renderer/ui/typed-twice.ts';
import type { BeginRecovery } from '#shared/station/recovery.ts';
import type { Officer } from '#shared/station/session.ts';
import styles from './recovery.module.css';
import type { Trouble } from './recovery-store.ts';
import { TroubleNotice } from './trouble-notice.tsx';

const c = classesOf(styles);

type Props = {
  readonly administrators: readonly Officer[];
  /** There is a request already; this one takes its place. */
  readonly again: boolean;
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  readonly onAsk: (ask: BeginRecovery) => void;
  readonly onBack: () => void;
};

/** Who asks, and with which passphrase the post will open afterwards. */
export function AskForm({ administrators, again, busy, trouble, onAsk, onBack }: Props) {
  const { t } = useSpeech();
  const [officerId, setOfficerId] = useState(administrators[0]?.id ?? '');
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const differ = cannotBecomeSame(passphrase, repeated);
  const whole = isTypedTwice(passphrase, repeated);
  const keychainIsDamaged = trouble?.kind === 'keychain-damaged';
  const ask = (replaceKeychain: boolean): void =>
    onAsk({ officerId, passphrase, again, replaceKeychain });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (whole) ask(false);
  };
  return (
    <Form className={c('form')} onSubmit={submit} validationBehavior="aria">
      {again ? <Notice tone="refer" title={t('recovery.again-about')} /> : null}
      <Notice tone="refer" title={t('recovery.others-removed')}>
        {t('recovery.asylum')}
      </Notice>
      <Choice
        label={t('recovery.officer')}
        options={administrators.map(({ id, displayName }) => ({ id, text: displayName }))}
        value={officerId}
        onChange={setOfficerId}
      />
      <div className={c('pair')}>
        <TextField
          label={t('recovery.passphrase')}
          hint={t('recovery.passphrase-hint')}
          type="password"
          autoComplete="new-password"
          autoFocus
          value={passphrase}
          onChange={setPassphrase}
        />
        <TextField
          label={t('enrol.passphrase-again')}
          type="password"
          autoComplete="new-password"
          value={repeated}
          onChange={setRepeated}
          error={differ ? t('enrol.differ') : null}
        />
      </div>
      <TroubleNotice trouble={trouble} />
      <div className={c('actions')}>
        <Button kind="bare" onPress={onBack}>
          {t('recovery.back')}
        </Button>
        {keychainIsDamaged ? (
          <Button kind="danger" onPress={() => ask(true)} disabled={busy || !whole}>
            {t('recovery.replace-keychain')}
          </Button>
        ) : null}
        <Button kind="primary" submits disabled={busy || !whole}>
          {t(busy ? 'recovery.working' : 'recovery.ask')}
        </Button>
      </div>
    </Form>
  );
}
