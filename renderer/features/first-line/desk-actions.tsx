import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Outcome } from '#shared/screening/verdict.ts';
import type { Steps } from './desk-store.ts';
import styles from './first-line.module.css';
import type { SavedReceipt } from './recorder-store.ts';

const c = classesOf(styles);

type Props = {
  readonly outcome: Outcome;
  readonly steps: Steps;
  readonly receipts: ReadonlyMap<number, SavedReceipt>;
  readonly onRefer: () => void;
  readonly onAlarm: () => void;
  readonly onNext: () => void;
  readonly onGuidance: () => void;
  /** Only where typing is what helps: nothing could be read. */
  readonly onType: (() => void) | null;
};

/** What the officer can do about the verdict; the likeliest first. */
export function DeskActions(props: Props) {
  const { outcome, onAlarm, onNext, onType } = props;
  const { t } = useSpeech();
  return (
    <>
      {outcome === 'clear' ? (
        <Button kind="primary" shortcut="Space" className={c('act', outcome)} onPress={onNext}>
          {t('desk.next')}
        </Button>
      ) : null}
      {onType === null ? null : (
        <Button kind="primary" shortcut="M" className={c('act', outcome)} onPress={onType}>
          {t('desk.type')}
        </Button>
      )}
      <Referral {...props} leads={outcome !== 'clear' && onType === null} />
      <Button kind="quiet" shortcut="F9" className={c('actQuiet', outcome)} onPress={onAlarm}>
        <span className={c('alarm')}>
          {t('desk.alarm')}
          <AlarmTick alarm={props.steps.alarm} receipts={props.receipts} />
        </span>
      </Button>
      <Button
        kind="quiet"
        shortcut="F1"
        className={c('actQuiet', outcome)}
        onPress={props.onGuidance}
      >
        {t('shell.guidance')}
      </Button>
    </>
  );
}

function Referral({
  outcome,
  steps,
  receipts,
  onRefer,
  leads,
}: Props & { readonly leads: boolean }) {
  const { t } = useSpeech();
  if (steps.referral === null) {
    return (
      <Button
        kind={leads ? 'primary' : 'quiet'}
        shortcut="R"
        className={c(leads ? 'act' : 'actQuiet', outcome)}
        onPress={onRefer}
      >
        {t('desk.refer')}
      </Button>
    );
  }
  const saved = receipts.has(steps.referral);
  return (
    <p className={c('done')}>
      <Icon name={saved ? 'check' : 'recent'} />
      {t(saved ? 'desk.referred' : 'desk.refer-pending')}
    </p>
  );
}

type TickProps = {
  readonly alarm: number | null;
  readonly receipts: ReadonlyMap<number, SavedReceipt>;
};

/** Small on purpose: the traveller may see the screen. */
export function AlarmTick({ alarm, receipts }: TickProps) {
  if (alarm === null) return null;
  return <Icon name={receipts.has(alarm) ? 'check' : 'recent'} size={14} />;
}
