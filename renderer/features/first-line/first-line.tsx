import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button, Kbd } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Announcement, Footer, Main } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { PlainDay } from '#shared/kernel/partial-date.ts';
import type { Decision } from '#shared/screening/judgement.ts';
import type { Candidate } from '#shared/screening/verdict.ts';
import { AlarmTick } from './desk-actions.tsx';
import { announcementOf, DeskAnswer, isProtected } from './desk-answer.tsx';
import type { Desk, DeskStore } from './desk-store.ts';
import styles from './first-line.module.css';
import { JudgeDialog } from './judge-dialog.tsx';
import type { Judging } from './judging.ts';
import type { RecorderStore } from './recorder-store.ts';
import { ReferDialog } from './refer-dialog.tsx';
import { createScanFieldStore } from './scan-field-store.ts';
import type { ScanShortcut } from './scan-recogniser.ts';
import { ScanStrip } from './scan-strip.tsx';
import { TypedEntry } from './typed-entry.tsx';
import { UnrecordedStrip } from './unrecorded-strip.tsx';
import { useKeepFocus, useScanKeys } from './use-scan-keys.ts';

const c = classesOf(styles);

export type OpenDialog = 'none' | 'refer' | 'type';

type Props = {
  readonly desk: StoreApi<DeskStore>;
  readonly recorder: StoreApi<RecorderStore>;
  readonly today: PlainDay;
  readonly dialog: OpenDialog;
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly onCommands: () => void;
  /** Leads to what there is to read about the verdict shown. */
  readonly onGuidance: () => void;
  /** Why nobody can be screened yet, when that is so. */
  readonly warning: { readonly title: string; readonly detail: string } | null;
  readonly after: (milliseconds: number, run: () => void) => void;
  readonly elapsed: () => number;
  /** Whether the officer may say that traveller and listed person are two people. */
  readonly mayJudge: boolean;
};

/** The first-line desk: one field that always listens, one answer that cannot be overlooked. */
export function FirstLine(props: Props) {
  const { desk: store, recorder, dialog, onDialog, onCommands, after, elapsed } = props;
  const speech = useSpeech();
  const { t } = speech;
  const field = useRef<HTMLTextAreaElement>(null);
  const desk = useStore(store, (state) => state.desk);
  const loneAlarm = useStore(store, (state) => state.loneAlarm);
  const failed = useStore(recorder, ({ recording }) => recording.kind === 'not-recorded');
  const receipts = useStore(recorder, (state) => state.receipts);
  const scan = useMemo(
    () =>
      createScanFieldStore({
        submit: (text) => void store.getState().presentLines(text),
        after,
        elapsed,
      }),
    [store, after, elapsed],
  );
  const run = useCallback(
    (shortcut: ScanShortcut) => {
      if (shortcut === 'next') store.getState().next();
      if (shortcut === 'type') onDialog('type');
      if (shortcut === 'refer' && canRefer(store.getState())) onDialog('refer');
      if (shortcut === 'commands') onCommands();
    },
    [store, onDialog, onCommands],
  );
  // Another traveller may arrive while the note is written: the referral stays with the one it was opened for.
  const referring = useRef<number | null>(null);
  useEffect(() => {
    if (dialog === 'refer') referring.current = screeningOn(store.getState());
  }, [dialog, store]);
  const [judging, setJudging] = useState<Judging | null>(null);
  useScanKeys({ field, store: scan, run });
  useKeepFocus(field, `${desk.phase} ${dialog} ${judging === null}`);
  const receipt = desk.phase === 'answered' ? receipts.get(desk.steps.screening) : undefined;
  return (
    <>
      <Main label={t('shell.screen')}>
        <UnrecordedStrip recorder={recorder} />
        {props.warning === null ? null : (
          <Notice tone="refer" title={props.warning.title}>
            {props.warning.detail}
          </Notice>
        )}
        <ScanStrip desk={desk} store={scan} field={field} receipt={receipt} failed={failed} />
        {desk.phase === 'searching' ? (
          <p className={c('searching')}>
            <i aria-hidden="true" />
            {t('desk.searching')}
          </p>
        ) : null}
        {desk.phase === 'answered' ? (
          <DeskAnswer
            desk={desk}
            receipts={receipts}
            today={props.today}
            onRefer={() => onDialog('refer')}
            onAlarm={() => store.getState().raiseAlarm()}
            onNext={() => run('next')}
            onType={() => run('type')}
            onGuidance={props.onGuidance}
            onAccept={(lines) => void store.getState().presentLines(lines.join('\n'))}
            onJudge={
              props.mayJudge
                ? (candidate, decision) => setJudging(judgingOf(desk, candidate, decision))
                : null
            }
          />
        ) : null}
        <Announcement urgent>{announcementOf(speech, desk)}</Announcement>
      </Main>
      <Footer>
        <FooterKey keys="Space" text={t('desk.next')} onPress={() => run('next')} />
        <FooterKey keys="M" text={t('desk.type')} onPress={() => run('type')} />
        {desk.phase === 'answered' && desk.steps.referral === null ? (
          <FooterKey keys="R" text={t('desk.refer')} onPress={() => run('refer')} />
        ) : null}
        {desk.phase === 'answered' ? null : <AlarmTick alarm={loneAlarm} receipts={receipts} />}
        <span className={c('push')} />
        <FooterKey keys="Ctrl K" text={t('shell.commands')} onPress={onCommands} />
      </Footer>
      <TypedEntry
        open={dialog === 'type'}
        onClose={() => onDialog('none')}
        onScreen={(traveller) => void store.getState().presentTyped(traveller)}
      />
      <JudgeDialog
        judging={judging}
        onClose={() => setJudging(null)}
        onJudge={store.getState().judge}
      />
      <ReferDialog
        open={dialog === 'refer'}
        isProtected={isProtected(desk)}
        onClose={() => onDialog('none')}
        onRefer={(note) => {
          if (referring.current !== null) store.getState().refer(referring.current, note);
        }}
      />
    </>
  );
}

function judgingOf(desk: Desk, candidate: Candidate, decision: Decision): Judging | null {
  if (desk.phase !== 'answered' || desk.presented.how === 'unreadable') return null;
  const { traveller } = desk.presented;
  return { screening: desk.steps.screening, traveller, candidate, decision };
}

/** Whether there is somebody to refer who has not been referred yet. */
export const canRefer = ({ desk }: DeskStore): boolean =>
  desk.phase === 'answered' && desk.steps.referral === null;

const screeningOn = ({ desk }: DeskStore): number | null =>
  desk.phase === 'answered' ? desk.steps.screening : null;

type FooterKeyProps = {
  readonly keys: string;
  readonly text: string;
  readonly onPress: () => void;
};

function FooterKey({ keys, text, onPress }: FooterKeyProps) {
  return (
    <Button kind="bare" className={c('footerKey')} onPress={onPress}>
      <Kbd keys={keys} />
      {text}
    </Button>
  );
}
