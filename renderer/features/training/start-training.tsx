import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Officer } from '#shared/station/session.ts';
import { GUEST, requestOf, type Start, type StartStore } from './start-store.ts';
import styles from './training.module.css';

const c = classesOf(styles);

type Props = {
  readonly store: StoreApi<StartStore>;
  /** None before the post is enrolled: then everybody is a guest. */
  readonly officers: readonly Officer[];
  readonly onBack: () => void;
};

/** Who trains. Nobody proves it, and the form says so. */
export function StartTraining({ store, officers, onBack }: Props) {
  const { t } = useSpeech();
  const start = useStore(store, (state) => state.start);
  const [chosen, setChosen] = useState(officers[0]?.id ?? GUEST);
  const [guestName, setGuestName] = useState('');
  const busy = start.kind === 'starting' || start.kind === 'started';
  const request = requestOf(officers, { chosen, guestName });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (request !== null) void store.getState().begin(request);
  };
  return (
    <div className={c('startScreen')}>
      <section className={c('startCard')}>
        <header>
          <h1>{t('training.start-title')}</h1>
          <p className={c('startAbout')}>{t('training.start-about')}</p>
        </header>
        <Form className={c('startForm')} onSubmit={submit}>
          {officers.length === 0 ? null : (
            <Choice
              label={t('training.who')}
              options={[
                ...officers.map(({ id, displayName, role }) => ({
                  id,
                  text: t('shell.officer-role', { name: displayName, role: t(`role.${role}`) }),
                })),
                { id: GUEST, text: t('training.somebody-else') },
              ]}
              value={chosen}
              onChange={setChosen}
              autoFocus
            />
          )}
          {officers.some(({ id }) => id === chosen) ? null : (
            <TextField
              label={t('training.name')}
              hint={t('training.name-hint')}
              value={guestName}
              onChange={setGuestName}
              maxLength={80}
              autoFocus
            />
          )}
          <p className={c('quiet')}>{t('training.not-proved')}</p>
          <Refusal start={start} />
          <Button kind="primary" submits wide disabled={busy || request === null}>
            {t(busy ? 'training.starting' : 'training.start')}
          </Button>
        </Form>
        <Button kind="bare" onPress={onBack} disabled={busy}>
          {t('training.back')}
        </Button>
      </section>
    </div>
  );
}

function Refusal({ start }: { readonly start: Start }) {
  const { t } = useSpeech();
  if (start.kind !== 'refused') return null;
  const { answer } = start;
  if (answer === null) return <Notice tone="refer" title={t('training.refused.no-answer')} />;
  const reason = answer.kind === 'failed' ? answer.reason : '';
  return <Notice tone="refer" title={t(`training.refused.${answer.kind}`, { reason })} />;
}
