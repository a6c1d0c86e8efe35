import { useEffect, useMemo, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useStore } from 'zustand';
import { follow } from '#renderer/engine/follow.ts';
import { EnrolmentScreen } from '#renderer/features/enrolment/enrolment-screen.tsx';
import { createEnrolmentStore } from '#renderer/features/enrolment/enrolment-store.ts';
import { RecoveryScreen } from '#renderer/features/recovery/recovery-screen.tsx';
import { createRecoveryStore } from '#renderer/features/recovery/recovery-store.ts';
import { SignInScreen } from '#renderer/features/sign-in/sign-in-screen.tsx';
import { createSignInStore } from '#renderer/features/sign-in/sign-in-store.ts';
import { classesOf } from '#renderer/ui/class-names.ts';
import { createSpeech } from '#renderer/ui/language/speech.ts';
import { SpeechContext, useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { StationStatus } from '#shared/station/session.ts';
import { type AppearanceStore, createAppearanceStore } from './appearance-store.ts';
import { type Connection, createConnectionStore } from './connection-store.ts';
import { DamagedScreen } from './damaged-screen.tsx';
import type { DeskEnvironment } from './environment.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { OrderNotice } from './order-notice.tsx';
import { Outside, Plain } from './outside.tsx';
import { Session } from './session.tsx';
import styles from './shell.module.css';
import { sleepWith } from './sleep-with.ts';
import { useDocumentLook } from './use-document-look.ts';

const c = classesOf(styles);

/** The whole desk. `null` instead of an environment: the page has no token and can do nothing. */
export function Desk(props: {
  readonly environment: DeskEnvironment | null;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly preferredLanguages: readonly string[];
  readonly reload: () => void;
}) {
  const { environment, storage, preferredLanguages, reload } = props;
  const store = useMemo(
    () => createAppearanceStore({ storage, preferred: preferredLanguages }),
    [storage, preferredLanguages],
  );
  const appearance = useStore(store);
  const speech = useMemo(
    () => createSpeech(appearance.language, environment?.timeZone),
    [appearance.language, environment],
  );
  useDocumentLook(speech, appearance.theme);
  return (
    <I18nProvider locale={speech.locale}>
      <SpeechContext.Provider value={speech}>
        <ErrorBoundary speech={speech} reload={reload}>
          {environment === null ? (
            <NoToken appearance={appearance} />
          ) : (
            <Connected environment={environment} appearance={appearance} />
          )}
        </ErrorBoundary>
      </SpeechContext.Provider>
    </I18nProvider>
  );
}

function NoToken({ appearance }: { readonly appearance: AppearanceStore }) {
  const { t } = useSpeech();
  return (
    <div className={c('desk')}>
      <Outside appearance={appearance}>
        <Plain title={t('shell.no-token')} detail={t('shell.no-token-detail')} />
      </Outside>
    </div>
  );
}

type ConnectedProps = {
  readonly environment: DeskEnvironment;
  readonly appearance: AppearanceStore;
};

function Connected({ environment, appearance }: ConnectedProps) {
  const { t } = useSpeech();
  const store = useMemo(() => createConnectionStore(), []);
  const connection = useStore(store, (state) => state.connection);
  useEffect(() => {
    const stopping = new AbortController();
    const { station } = environment;
    const open = async () => {
      try {
        store.getState().know(await station.session.status());
        return await station.session.watch();
      } catch (cause) {
        store.getState().lose();
        throw cause;
      }
    };
    const waiting = { sleep: sleepWith(environment.after), stop: stopping.signal };
    void follow(open, (status) => store.getState().know(status), waiting);
    return () => stopping.abort();
  }, [environment, store]);
  useReloadWhenLocked(connection, environment.reload);
  useForgetWithoutPost(connection, environment.forgetCache);
  const loopback = connection.kind === 'known' && connection.status.shell === 'loopback';
  return (
    <div className={c('desk')}>
      {loopback ? <p className={c('training')}>{t('shell.training')}</p> : null}
      {connection.kind === 'known' ? (
        <Known status={connection.status} environment={environment} appearance={appearance} />
      ) : (
        <Outside appearance={appearance}>
          <Plain
            title={t(`shell.${connection.kind}`)}
            detail={t(`shell.${connection.kind}-detail`)}
          />
        </Outside>
      )}
    </div>
  );
}

/** A session that ended elsewhere ends here: nothing of it may stay in memory. */
function useReloadWhenLocked(connection: Connection, reload: () => void): void {
  const wasOpen = useRef(false);
  const kind = connection.kind === 'known' ? connection.status.session.kind : null;
  useEffect(() => {
    if (kind === 'open') wasOpen.current = true;
    else if (kind !== null && wasOpen.current) reload();
  }, [kind, reload]);
}

/** A machine without a post has nothing to remember: it was wiped, perhaps while no page was open. */
function useForgetWithoutPost(connection: Connection, forgetCache: () => void): void {
  const kind = connection.kind === 'known' ? connection.status.session.kind : null;
  useEffect(() => {
    if (kind === 'not-enrolled') forgetCache();
  }, [kind, forgetCache]);
}

function Known({
  status,
  environment,
  appearance,
}: ConnectedProps & { readonly status: StationStatus }) {
  const { station, after } = environment;
  const signIn = useMemo(
    () =>
      createSignInStore({
        open: (attempt) => station.session.signIn(attempt).catch(() => null),
        after,
      }),
    [station, after],
  );
  const enrolment = useMemo(
    () => createEnrolmentStore({ enrol: (form) => station.session.enrol(form).catch(() => null) }),
    [station],
  );
  const [recovering, setRecovering] = useState(false);
  const recover = (): void => setRecovering(true);
  const { session } = status;
  if (session.kind === 'open') {
    return (
      <Session
        environment={environment}
        postName={status.post?.name ?? ''}
        officer={session.officer}
        officers={status.officers}
        appearance={appearance}
      />
    );
  }
  if (recovering) {
    return (
      <Outside appearance={appearance}>
        <Recovering
          environment={environment}
          postName={status.post?.name ?? null}
          onBack={() => setRecovering(false)}
        />
      </Outside>
    );
  }
  return (
    <Outside appearance={appearance}>
      <OrderNotice notice={status.orderNotice ?? null} />
      {session.kind === 'damaged' ? (
        <DamagedScreen what={session.what} reason={session.reason} onRecover={recover} />
      ) : null}
      {session.kind === 'not-enrolled' ? (
        <EnrolmentScreen store={enrolment} reload={environment.reload} />
      ) : null}
      {session.kind === 'locked' ? (
        <SignInScreen status={status} store={signIn} copy={environment.copy} onRecover={recover} />
      ) : null}
    </Outside>
  );
}

function Recovering(props: {
  readonly environment: DeskEnvironment;
  readonly postName: string | null;
  readonly onBack: () => void;
}) {
  const { station, save } = props.environment;
  const store = useMemo(() => {
    const { state, begin, takeAnswer } = station.recovery;
    return createRecoveryStore({
      state: () => state().catch(() => null),
      begin: (ask) => begin(ask).catch(() => null),
      take: (taken) => takeAnswer(taken).catch(() => null),
    });
  }, [station]);
  return (
    <RecoveryScreen store={store} postName={props.postName} save={save} onBack={props.onBack} />
  );
}
