import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { AskForm } from './ask-form.tsx';
import { AskedCard } from './asked-card.tsx';
import { RecoveredCard } from './recovered-card.tsx';
import styles from './recovery.module.css';
import type { RecoveryStore } from './recovery-store.ts';
import { TroubleNotice } from './trouble-notice.tsx';

const c = classesOf(styles);

type Props = {
  readonly store: StoreApi<RecoveryStore>;
  readonly postName: string | null;
  readonly save: (fileName: string, text: string) => void;
  readonly onBack: () => void;
};

/** Shows nothing about persons, lists or past work: whoever stands here may be anybody. */
export function RecoveryScreen({ store, postName, save, onBack }: Props) {
  const { t } = useSpeech();
  useEffect(() => void store.getState().look(), [store]);
  return (
    <div className={c('screen')}>
      <section className={c('card')}>
        <header>
          <h1>{t('recovery.title')}</h1>
          {postName === null ? null : (
            <p>
              <bdi>{postName}</bdi>
            </p>
          )}
          <p>{t('recovery.about')}</p>
        </header>
        <Standing store={store} save={save} onBack={onBack} />
      </section>
    </div>
  );
}

function Standing({ store, save, onBack }: Omit<Props, 'postName'>) {
  const { t } = useSpeech();
  const { standing, busy, trouble, begin, take, forget } = useStore(store);
  const [again, setAgain] = useState(false);
  const turnTo = (form: boolean) => () => {
    forget();
    setAgain(form);
  };
  const common = { busy, trouble };
  switch (standing?.kind) {
    case undefined:
      return (
        <Closing onBack={onBack}>{trouble ? <TroubleNotice trouble={trouble} /> : null}</Closing>
      );
    case 'signed-in':
      return (
        <Closing onBack={onBack}>
          <TroubleNotice trouble={standing} />
        </Closing>
      );
    case 'unavailable':
      return (
        <Closing onBack={onBack}>
          <Notice tone="refer" title={t(`recovery.unavailable.${standing.why}`)} />
        </Closing>
      );
    case 'available':
    case 'asked':
      if (standing.kind === 'available' || again) {
        return (
          <AskForm
            {...common}
            administrators={standing.administrators}
            again={standing.kind === 'asked'}
            onAsk={(ask) => void begin(ask).then(() => setAgain(store.getState().trouble !== null))}
            onBack={standing.kind === 'asked' ? turnTo(false) : onBack}
          />
        );
      }
      return (
        <AskedCard
          {...common}
          asked={standing}
          onSave={save}
          onTake={(taken) => void take(taken)}
          onAgain={turnTo(true)}
          onBack={onBack}
        />
      );
    case 'recovered':
      return <RecoveredCard recovered={standing} onDone={onBack} />;
  }
}

function Closing(props: { readonly children: ReactNode; readonly onBack: () => void }) {
  const { t } = useSpeech();
  return (
    <>
      {props.children}
      <div className={c('actions')}>
        <Button kind="bare" onPress={props.onBack}>
          {t('recovery.back')}
        </Button>
      </div>
    </>
  );
}
