import { useMemo, useState } from 'react';
import { EnrolmentScreen } from '#renderer/features/enrolment/enrolment-screen.tsx';
import { createEnrolmentStore } from '#renderer/features/enrolment/enrolment-store.ts';
import { RecoveryScreen } from '#renderer/features/recovery/recovery-screen.tsx';
import { createRecoveryStore } from '#renderer/features/recovery/recovery-store.ts';
import { SignInScreen } from '#renderer/features/sign-in/sign-in-screen.tsx';
import { createSignInStore } from '#renderer/features/sign-in/sign-in-store.ts';
import { createStartStore } from '#renderer/features/training/start-store.ts';
import { StartTraining } from '#renderer/features/training/start-training.tsx';
import type { StationStatus } from '#shared/station/session.ts';
import type { AppearanceStore } from './appearance-store.ts';
import { DamagedScreen } from './damaged-screen.tsx';
import type { DeskEnvironment } from './environment.ts';
import { OrderNotice } from './order-notice.tsx';
import { Outside } from './outside.tsx';

type Props = {
  readonly status: StationStatus;
  readonly environment: DeskEnvironment;
  readonly appearance: AppearanceStore;
  /** The officer locked the desk in order to train. */
  readonly trainingWished: boolean;
};

/** What there is while nobody is signed in. */
export function Closed({ status, environment, appearance, trainingWished }: Props) {
  const mayTrain = status.training === 'closed';
  const [place, setPlace] = useState<'door' | 'recovery' | 'training'>(() =>
    mayTrain && trainingWished ? 'training' : 'door',
  );
  const back = (): void => setPlace('door');
  return (
    <Outside appearance={appearance}>
      {place === 'recovery' ? (
        <Recovering environment={environment} postName={status.post?.name ?? null} onBack={back} />
      ) : null}
      {place === 'training' ? (
        <Starting environment={environment} status={status} onBack={back} />
      ) : null}
      {place === 'door' ? (
        <AtTheDoor
          status={status}
          environment={environment}
          onRecover={() => setPlace('recovery')}
          onTrain={mayTrain ? () => setPlace('training') : null}
        />
      ) : null}
    </Outside>
  );
}

type DoorProps = Pick<Props, 'status' | 'environment'> & {
  readonly onRecover: () => void;
  readonly onTrain: (() => void) | null;
};

function AtTheDoor({ status, environment, onRecover, onTrain }: DoorProps) {
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
  const { session } = status;
  return (
    <>
      <OrderNotice notice={status.orderNotice ?? null} />
      {session.kind === 'damaged' ? (
        <DamagedScreen what={session.what} reason={session.reason} onRecover={onRecover} />
      ) : null}
      {session.kind === 'not-enrolled' ? (
        <EnrolmentScreen store={enrolment} reload={environment.reload} onTrain={onTrain} />
      ) : null}
      {session.kind === 'locked' ? (
        <SignInScreen
          status={status}
          store={signIn}
          copy={environment.copy}
          onRecover={onRecover}
          onTrain={onTrain}
        />
      ) : null}
    </>
  );
}

type StartingProps = Pick<Props, 'status' | 'environment'> & { readonly onBack: () => void };

function Starting({ status, environment, onBack }: StartingProps) {
  const { station } = environment;
  const store = useMemo(
    () =>
      createStartStore({
        start: (request) => station.training.start(request).catch(() => null),
      }),
    [station],
  );
  return <StartTraining store={store} officers={status.officers} onBack={onBack} />;
}

type RecoveringProps = {
  readonly environment: DeskEnvironment;
  readonly postName: string | null;
  readonly onBack: () => void;
};

function Recovering(props: RecoveringProps) {
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
