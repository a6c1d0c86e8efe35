import { useEffect, useMemo, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useStore } from 'zustand';
import { follow } from '#renderer/engine/follow.ts';
import { Watermark } from '#renderer/features/training/watermark.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { createSpeech } from '#renderer/ui/language/speech.ts';
import { SpeechContext, useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { StationStatus } from '#shared/station/session.ts';
import { type AppearanceStore, createAppearanceStore } from './appearance-store.ts';
import { Closed } from './closed.tsx';
import { type Connection, createConnectionStore } from './connection-store.ts';
import type { DeskEnvironment } from './environment.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Outside, Plain } from './outside.tsx';
import { type Room, roomOf } from './room.ts';
import { Session } from './session.tsx';
import styles from './shell.module.css';
import { sleepWith } from './sleep-with.ts';
import { TrainingSession } from './training-session.tsx';
import { useDocumentLook } from './use-document-look.ts';
import { forgetWish, wishesForTraining } from './wish.ts';

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
        return await station.session.watch(undefined, { signal: stopping.signal });
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
  const trainingWished = useWish(environment.storage);
  const loopback = connection.kind === 'known' && connection.status.shell === 'loopback';
  const training = connection.kind === 'known' && connection.status.training === 'open';
  return (
    <div className={c('desk', training && 'inTraining')}>
      {training ? <Watermark /> : null}
      {loopback ? <p className={c('training')}>{t('shell.training')}</p> : null}
      {connection.kind === 'known' ? (
        <Known
          status={connection.status}
          environment={environment}
          appearance={appearance}
          trainingWished={trainingWished}
        />
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

/** A session that ended elsewhere ends here: nothing of it may stay in memory, least of all in a training. */
function useReloadWhenLocked(connection: Connection, reload: () => void): void {
  const before = useRef<Room | null>(null);
  const room = roomOf(connection);
  useEffect(() => {
    if (room === null) return;
    if (before.current === null || before.current === 'closed') before.current = room;
    else if (before.current !== room) reload();
  }, [room, reload]);
}

/** Read once when the page is loaded: the page on which it was wished for sees the lock before it is gone. */
function useWish(storage: DeskEnvironment['storage']): boolean {
  const [wished] = useState(() => wishesForTraining(storage));
  useEffect(() => forgetWish(storage), [storage]);
  return wished;
}

/** A machine without a post has nothing to remember: it was wiped, perhaps while no page was open. */
function useForgetWithoutPost(
  connection: Connection,
  forgetCache: DeskEnvironment['forgetCache'],
): void {
  const kind = connection.kind === 'known' ? connection.status.session.kind : null;
  useEffect(() => {
    if (kind !== 'not-enrolled') return;
    forgetCache('operations');
    forgetCache('training');
  }, [kind, forgetCache]);
}

type KnownProps = ConnectedProps & {
  readonly status: StationStatus;
  readonly trainingWished: boolean;
};

function Known(props: KnownProps) {
  const { status, environment, appearance } = props;
  const { session, training } = status;
  if (session.kind !== 'open') return <Closed {...props} />;
  if (training === 'open') {
    return (
      <TrainingSession
        environment={environment}
        trainee={session.officer}
        appearance={appearance}
      />
    );
  }
  return (
    <Session
      environment={environment}
      postName={status.post?.name ?? ''}
      officer={session.officer}
      officers={status.officers}
      trainingInstalled={training === 'closed'}
      appearance={appearance}
    />
  );
}
