import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import type { Speech } from '#renderer/ui/language/speech.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { ProtectionRules, protectionWords } from '#renderer/ui/verdict/protection-rules.tsx';
import { headlineOf } from '#renderer/ui/verdict/reason-words.ts';
import { SourcesTable } from '#renderer/ui/verdict/sources-table.tsx';
import { Fact, TravellerCard } from '#renderer/ui/verdict/traveller-card.tsx';
import { VerdictHero } from '#renderer/ui/verdict/verdict-hero.tsx';
import { WhyList } from '#renderer/ui/verdict/why-list.tsx';
import type { PlainDay } from '#shared/kernel/partial-date.ts';
import { deskProtection } from '#shared/protection/desk-rules.ts';
import type { Decision } from '#shared/screening/judgement.ts';
import type { Candidate } from '#shared/screening/verdict.ts';
import { DeskActions } from './desk-actions.tsx';
import type { Desk, Earlier } from './desk-store.ts';
import styles from './first-line.module.css';
import guarded from './guarded.module.css';
import { JudgeControl } from './judge-control.tsx';
import type { SavedReceipt } from './recorder-store.ts';
import { RepairOffer } from './repair-offer.tsx';

const c = classesOf(styles);
const g = classesOf(guarded);

type Props = {
  readonly desk: Extract<Desk, { phase: 'answered' }>;
  readonly receipts: ReadonlyMap<number, SavedReceipt>;
  readonly today: PlainDay;
  readonly onRefer: () => void;
  readonly onAlarm: () => void;
  readonly onNext: () => void;
  readonly onGuidance: () => void;
  readonly onType: () => void;
  readonly onAccept: (lines: readonly string[]) => void;
  /** Null where the officer's role does not allow it. */
  readonly onJudge: ((candidate: Candidate, decision: Decision) => void) | null;
};

/** The verdict, who it is about, and why. */
export function DeskAnswer(props: Props) {
  const { desk, receipts, today, onAccept, onType, onJudge, ...actions } = props;
  const speech = useSpeech();
  const { t } = speech;
  const { presented, verdict, steps, earlier } = desk;
  const traveller = presented.how === 'unreadable' ? null : presented.traveller;
  const document = traveller?.document ?? null;
  const { title, meaning } = headlineOf({ speech, verdict, document });
  return (
    <>
      <VerdictHero outcome={verdict.outcome} title={title} meaning={meaning}>
        <DeskActions
          outcome={verdict.outcome}
          steps={steps}
          receipts={receipts}
          onType={presented.how === 'unreadable' ? onType : null}
          {...actions}
        />
      </VerdictHero>
      {presented.how === 'scanned' ? (
        <RepairOffer reading={presented.reading} onAccept={onAccept} />
      ) : null}
      {traveller === null ? null : (
        <div className={`${c('columns')} ${isProtected(desk) ? g('guarded') : ''}`}>
          <ProtectionRules verdict={verdict} />
          <Card title={t('desk.traveller')}>
            <TravellerCard traveller={traveller} today={today}>
              {document === null ? null : (
                <Fact name={t('desk.earlier')}>
                  <EarlierWords earlier={earlier} />
                </Fact>
              )}
            </TravellerCard>
          </Card>
          <Card title={t('desk.why')}>
            <div className={c('evidence')}>
              <WhyList
                verdict={verdict}
                document={document}
                actionFor={(candidate, decision) =>
                  onJudge === null ? null : (
                    <JudgeControl
                      traveller={traveller}
                      candidate={candidate}
                      decision={decision}
                      judgements={steps.judgements}
                      receipts={receipts}
                      onJudge={onJudge}
                    />
                  )
                }
              />
              <SourcesTable verdict={verdict} />
            </div>
          </Card>
        </div>
      )}
    </>
  );
}

/** Whether the refugee rules apply to what is before the officer. */
export const isProtected = (desk: Desk): boolean =>
  desk.phase === 'answered' && deskProtection(desk.verdict) !== null;

/** The verdict for those who listen; empty while there is none. */
export function announcementOf(speech: Speech, desk: Desk): string {
  if (desk.phase !== 'answered') return '';
  const { presented, verdict } = desk;
  const document = presented.how === 'unreadable' ? null : presented.traveller.document;
  const { title, meaning } = headlineOf({ speech, verdict, document });
  const words = `${speech.t(`outcome.${verdict.outcome}`)}. ${title}. ${meaning}`;
  return `${words} ${protectionWords(speech, verdict)}`.trim();
}

function EarlierWords({ earlier }: { readonly earlier: Earlier }) {
  const speech = useSpeech();
  const { t } = speech;
  if (earlier.kind === 'looking') return '…';
  if (earlier.kind === 'unknown') return t('desk.earlier-unknown');
  const [last] = earlier.crossings;
  if (last === undefined) return t('desk.earlier-none');
  const times = t('desk.earlier-times', { count: earlier.crossings.length });
  const date = speech.moment(last.wallTime);
  return speech.join(
    times,
    t('desk.earlier-last', { date, purpose: t(`purpose.${last.purpose}`) }),
  );
}
