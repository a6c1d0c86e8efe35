import { Label, ProgressBar } from 'react-aria-components';
import { classesOf } from './class-names.ts';
import styles from './controls.module.css';

const c = classesOf(styles);

type Props = {
  readonly label: string;
  readonly done: number;
  readonly all: number;
  readonly text: string;
  /** Whether nothing moves for now. */
  readonly still?: boolean;
};

export function Progress({ label, done, all, text, still = false }: Props) {
  return (
    <ProgressBar value={done} maxValue={Math.max(1, all)} valueLabel={text}>
      {({ percentage = 0 }) => (
        <>
          <div className={c('barLabel')}>
            <Label>{label}</Label>
            <span>{text}</span>
          </div>
          <div className={c('bar')}>
            <div
              className={c('barFill', still && 'still')}
              style={{ inlineSize: `${percentage}%` }}
            />
          </div>
        </>
      )}
    </ProgressBar>
  );
}
