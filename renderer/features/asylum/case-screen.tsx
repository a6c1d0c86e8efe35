import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Main } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { type Stage, stagesOf } from '#shared/asylum/open-points.ts';
import styles from './asylum.module.css';
import { nameOf } from './asylum-words.ts';
import type { CaseProps } from './case-props.ts';
import { CheckProgress } from './check-progress.tsx';
import { ChecksSection } from './checks-section.tsx';
import { ClosingSection } from './closing-section.tsx';
import { DecisionSection } from './decision-section.tsx';
import { ExchangeSection } from './exchange-section.tsx';
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
  const speech = useSpeech();
  const { t } = speech;
  const { setting, trouble, checking } = useStore(store);
  const release = setting?.release ?? null;
  const stages = stagesOf(state, release);
  const current = stages.find((stage) => stage.state === 'current')?.stage ?? 'closing';
  const [stage, setStage] = useState<Stage>(current);
  const [asked, setAsked] = useState<string | null>(null);
  const applicant = state.intake.persons.find(({ role }) => role === 'applicant');
  useEscape(() => store.getState().leave());
  const show = (next: Stage): void => {
    store.getState().forget();
    setAsked(null);
    setStage(next);
  };
  const askAbout = (hit: string): void => {
    show('exchange');
    setAsked(hit);
  };
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
    <Main label={state.intake.reference}>
      <header className={c('caseHead')}>
        <div>
          <h1>
            <bdi>{nameOf(speech, applicant?.names[0])}</bdi>
          </h1>
          <p>
            <bdi className={c('code')}>{state.intake.reference}</bdi> ·{' '}
            {t('asylum.persons', { count: state.intake.persons.length })}
          </p>
        </div>
        <StatusMark status={state.status} />
        <Button shortcut="Esc" onPress={() => store.getState().leave()}>
          {t('asylum.back')}
        </Button>
      </header>
      <ProtectionBanner state={state} />
      <StageSteps stages={stages} shown={stage} onShow={show} />
      <CheckProgress checking={checking} />
      <TroubleNotice trouble={trouble} state={state} />
      {sections[stage]}
    </Main>
  );
}

/** Escape leaves the case, unless it closes a dialog or a list, or somebody is typing. */
function useEscape(leave: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const typing = event.target instanceof Element && event.target.matches('input, textarea');
      const layered = document.querySelector('[role=dialog], [role=alertdialog], [role=listbox]');
      if (event.key === 'Escape' && !typing && layered === null) leave();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [leave]);
}
