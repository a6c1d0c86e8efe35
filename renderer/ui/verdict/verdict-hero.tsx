import type { ReactNode } from 'react';
import type { Outcome } from '#shared/screening/verdict.ts';
import { classesOf } from '../class-names.ts';
import { Shape } from '../shape.tsx';
import styles from './hero.module.css';
import { WithCodes } from './with-codes.tsx';

const c = classesOf(styles);

type Props = {
  readonly outcome: Outcome;
  readonly title: string;
  readonly meaning: string;
  /** What the officer may do about it. */
  readonly children?: ReactNode;
  readonly compact?: boolean;
};

/** The answer: the largest thing on the screen. */
export function VerdictHero({ outcome, title, meaning, children, compact }: Props) {
  return (
    <section
      className={c('hero', outcome, compact && 'compact')}
      aria-label={title}
      data-outcome={outcome}
    >
      <span className={c('heroShape')}>
        <Shape outcome={outcome} size={compact === true ? 56 : 112} />
      </span>
      <div className={c('heroWords')}>
        <h1>{title}</h1>
        <p>
          <WithCodes text={meaning} />
        </p>
      </div>
      {children === undefined ? null : <div className={c('heroActions')}>{children}</div>}
    </section>
  );
}
