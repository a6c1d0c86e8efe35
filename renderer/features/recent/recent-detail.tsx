import type { RecentScreening } from '#renderer/engine/contract.ts';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProtectionRules } from '#renderer/ui/verdict/protection-rules.tsx';
import { headlineOf } from '#renderer/ui/verdict/reason-words.ts';
import { SourcesTable } from '#renderer/ui/verdict/sources-table.tsx';
import { Fact, TravellerCard } from '#renderer/ui/verdict/traveller-card.tsx';
import { VerdictHero } from '#renderer/ui/verdict/verdict-hero.tsx';
import { WhyList } from '#renderer/ui/verdict/why-list.tsx';
import type { PlainDay } from '#shared/kernel/partial-date.ts';
import styles from './recent.module.css';

const c = classesOf(styles);

type Props = {
  readonly screening: RecentScreening;
  readonly today: PlainDay;
  readonly onGuidance: () => void;
};

/** One screening as it was answered then. */
export function RecentDetail({ screening, today, onGuidance }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const { verdict, traveller, officer, acknowledged } = screening;
  const document = traveller?.document ?? null;
  const { title, meaning } = headlineOf({ speech, verdict, document });
  return (
    <section className={c('detail')} aria-label={title} aria-live="polite">
      <VerdictHero outcome={verdict.outcome} title={title} meaning={meaning} compact />
      <ProtectionRules verdict={verdict} />
      <Button wide shortcut="F1" onPress={onGuidance}>
        {t('shell.guidance')}
      </Button>
      {screening.clockSuspect ? <Notice tone="refer" title={t('recent.clock-suspect')} /> : null}
      <Card>
        {traveller === null ? (
          <b>{t('recent.unread')}</b>
        ) : (
          <TravellerCard traveller={traveller} today={today} />
        )}
        <dl className={c('facts')}>
          <Fact name={t('recent.time')}>{speech.moment(screening.wallTime)}</Fact>
          <Fact name={t('recent.purpose')}>{t(`purpose.${screening.purpose}`)}</Fact>
          <Fact name={t('recent.officer')}>{officer ?? t('common.unknown')}</Fact>
          <Fact name={t('recent.to-hub')}>
            {t(acknowledged ? 'recent.to-hub-sent' : 'recent.to-hub-waiting')}
          </Fact>
        </dl>
      </Card>
      <Card title={t('desk.why')}>
        <WhyList verdict={verdict} document={document} />
      </Card>
      {verdict.sources.length === 0 ? null : (
        <Card title={t('desk.sources')}>
          <SourcesTable verdict={verdict} />
        </Card>
      )}
    </section>
  );
}
