import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { OpenPoint } from '#shared/asylum/open-points.ts';
import { pointWords } from './asylum-words.ts';
import styles from './case.module.css';

const c = classesOf(styles);

/** What is still open, each as a sentence. */
export function PointList({ points }: { readonly points: readonly OpenPoint[] }) {
  const speech = useSpeech();
  return (
    <ul className={c('points')}>
      {points.map((point) => (
        <li key={point}>
          <Icon name="warning" size={18} />
          {pointWords(speech, point)}
        </li>
      ))}
    </ul>
  );
}
