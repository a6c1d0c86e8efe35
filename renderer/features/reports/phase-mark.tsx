import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Phase } from '#shared/reports/phase.ts';
import type { ReportView } from '#shared/station/reports.ts';
import { phaseWords } from './report-words.ts';
import styles from './reports.module.css';

const c = classesOf(styles);

type Look = { readonly icon: IconName; readonly tone: 'refer' | 'hit' | 'clear' | 'quiet' };

const WAITING: Look = { icon: 'person', tone: 'refer' };
const ON_ITS_WAY: Look = { icon: 'sync', tone: 'quiet' };
const STOPPED: Look = { icon: 'warning', tone: 'hit' };
const OVER: Look = { icon: 'close', tone: 'quiet' };

const LOOKS: Readonly<Record<Phase, Look>> = {
  drafted: WAITING,
  declined: OVER,
  approved: ON_ITS_WAY,
  sent: ON_ITS_WAY,
  refused: STOPPED,
  published: ON_ITS_WAY,
  active: { icon: 'check', tone: 'clear' },
  lapsed: OVER,
  'ended-by-hub': OVER,
  'withdrawal-drafted': WAITING,
  'withdrawal-approved': ON_ITS_WAY,
  'withdrawal-sent': ON_ITS_WAY,
  'withdrawal-refused': STOPPED,
  'withdrawal-published': ON_ITS_WAY,
  withdrawn: OVER,
};

/** Where a report stands: icon, words and colour. */
export function PhaseMark({ view }: { readonly view: Pick<ReportView, 'phase' | 'release'> }) {
  const speech = useSpeech();
  const { icon, tone } = LOOKS[view.phase];
  return (
    <span className={c('phase', tone)}>
      <Icon name={icon} size={18} />
      {phaseWords(speech, view)}
    </span>
  );
}
