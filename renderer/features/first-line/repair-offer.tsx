import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { MrzView } from '#renderer/ui/verdict/mrz-view.tsx';
import type { ReadMrz } from '#shared/icao/mrz.ts';
import styles from './first-line.module.css';

const c = classesOf(styles);

type Props = {
  readonly reading: ReadMrz;
  readonly onAccept: (lines: readonly string[]) => void;
};

const MOST_OFFERED = 3;

/** Other readings that would be right. Never applied unless the officer has compared and accepts. */
export function RepairOffer({ reading, onAccept }: Props) {
  const { t } = useSpeech();
  if (reading.repairs.length === 0) return null;
  return (
    <section className={c('repair')} aria-label={t('desk.repair.title')}>
      <div>
        <h2>{t('desk.repair.title')}</h2>
        <p>{t('desk.repair.detail')}</p>
      </div>
      {reading.repairs.slice(0, MOST_OFFERED).map((repair) => (
        <div key={repair.lines.join('')} className={c('repairRow')}>
          <MrzView reading={{ lines: repair.lines, checkDigits: [] }} changed={repair.changes} />
          <Button onPress={() => onAccept(repair.lines)}>{t('desk.repair.accept')}</Button>
        </div>
      ))}
    </section>
  );
}
