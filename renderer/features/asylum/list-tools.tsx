import { classesOf } from '#renderer/ui/class-names.ts';
import { Announcement } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Segments } from '#renderer/ui/segments.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { CaseSummary } from '#shared/station/asylum.ts';
import styles from './asylum.module.css';
import { CASE_FILTERS, type CaseFilter, casesMatching } from './case-filter.ts';

const c = classesOf(styles);

type Props = {
  readonly cases: readonly CaseSummary[];
  readonly filter: CaseFilter;
  readonly onFilter: (filter: CaseFilter) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** How many are shown. */
  readonly found: number;
};

/** Narrows a long list by name, file number and state. */
export function ListTools({ cases, filter, onFilter, text, onText, found }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <div className={c('tools')}>
      <TextField label={t('asylum.find')} value={text} onChange={onText} maxLength={120} />
      <Segments
        label={t('asylum.find-state')}
        options={CASE_FILTERS.map((id) => ({
          id,
          text: t(`asylum.find.${id}`, { number: casesMatching(cases, id, '').length }),
        }))}
        value={filter}
        onChange={onFilter}
      />
      <Announcement>
        {text === '' && filter === 'all' ? '' : t('asylum.found', { count: found })}
      </Announcement>
    </div>
  );
}
