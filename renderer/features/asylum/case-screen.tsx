import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Main } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { type Stage, stagesOf } from '#shared/asylum/open-points.ts';
import { Announcements } from './announcements.tsx';
import styles from './asylum.module.css';
import { nameOf } from './asylum-words.ts';
import { CaseFooter } from './case-footer.tsx';
import type { CaseProps } from './case-props.ts';
import { CheckProgress } from './check-progress.tsx';
import { ChecksSection } from './checks-section.tsx';
import { ClosingSection } from './closing-section.tsx';
import { DecisionSection } from './decision-section.tsx';
import { DoneNotice } from './done-notice.tsx';
import { DraftMark } from './draft-mark.tsx';
import { ExchangeSection } from './exchange-section.tsx';
import { isForScreen, isLayered } from './focus.ts';
import { HitsSection } from './hits-section.tsx';
import { MessagesSection } from './messages-section.tsx';
import { PersonsSection } from './persons-section.tsx';
import { ProtectionBanner } from './protection-banner.tsx';
import { StageSteps } from './stage-steps.tsx';
import { StatusMark } from './status-mark.tsx';
import { TroubleNotice } from './trouble-notice.tsx';

const c = classesOf(styles);

/** One case: where it stands, whom nobody may turn to, and the step that is looked at. */
export function CaseScreen(props: CaseProps) {
  const { store, state } = props;
  const { setting, trouble, checking, done } = useStore(store);
  const release = setting?.release ?? null;
  const stages = stagesOf(state, release);
  const current = stages.find((stage) => stage.state === 'current')?.stage ?? 'closing';
  const [stage, setStage] = useState<Stage>(current);
  const [asked, setAsked] = useState<string | null>(null);
  const show = (next: Stage): void => {
    store.getState().forget();
    setAsked(null);
    setStage(next);
  };
  const askAbout = (hit: string): void => {
    const typed = store.getState().kept[state.id]?.thread;
    // What was typed before stays; only what it is about changes.
    if (typed !== undefined) {
      const thread = { ...typed, form: 'hit-confirmation', hit } as const;
      store.getState().keep(state.id, { thread });
    }
    show('exchange');
    setAsked(hit);
  };
  useCaseKeys({
    leave: () => store.getState().leave(),
    show: (number) => {
      const wanted = stages[number - 1];
      if (wanted !== undefined) show(wanted.stage);
    },
  });
  const sections: Readonly<Record<Stage, ReactNode>> = {
    intake: <PersonsSection {...props} />,
    checks: <ChecksSection {...props} />,
    hits: <HitsSection {...props} onAsk={askAbout} />,
    exchange: <ExchangeSection key={asked ?? 'any'} {...props} asked={asked} />,
    decision: <DecisionSection {...props} />,
    notifications: <MessagesSection {...props} />,
    closing: <ClosingSection {...props} />,
  };
  return (
    <>
      <Main label={state.intake.reference}>
        <CaseHead {...props} />
        <ProtectionBanner state={state} />
        <StageSteps stages={stages} shown={stage} onShow={show} />
        <DoneNotice done={done} />
        <CheckProgress checking={checking} />
        <TroubleNotice trouble={trouble} state={state} />
        <Announcements store={store} state={state} />
        {sections[stage]}
      </Main>
      <CaseFooter steps={stages.length} />
    </>
  );
}

function CaseHead({ store, state }: CaseProps) {
  const speech = useSpeech();
  const { t } = speech;
  const applicant = state.intake.persons.find(({ role }) => role === 'applicant');
  const original = applicant?.names[0]?.originalScript ?? '';
  const name = nameOf(speech, applicant?.names[0]);
  return (
    <header className={c('caseHead')}>
      <div>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <p>
          {original === '' || original === name ? null : (
            <>
              <bdi className={c('original')}>{original}</bdi> ·{' '}
            </>
          )}
          <bdi className={c('code')}>{state.intake.reference}</bdi> ·{' '}
          {t('asylum.persons', { count: state.intake.persons.length })}
        </p>
      </div>
      <DraftMark store={store} id={state.id} />
      <StatusMark status={state.status} />
      <Button shortcut="Esc" onPress={() => store.getState().leave()}>
        {t('asylum.back')}
      </Button>
    </header>
  );
}

type Keys = { readonly leave: () => void; readonly show: (number: number) => void };

/** Escape leaves the case, also while somebody types: what is typed is kept. A digit shows that step. */
function useCaseKeys({ leave, show }: Keys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.isComposing && !isLayered()) leave();
      const digit = /^Digit([1-9])$/u.exec(event.code)?.[1];
      if (digit !== undefined && !event.shiftKey && isForScreen(event)) show(Number(digit));
    };
    // Before a field or a list has dealt with the key, so that one press closes one thing.
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [leave, show]);
}
