import type { ReactNode } from 'react';
import { classesOf } from '#renderer/ui/class-names.ts';
import styles from './facts.module.css';

const c = classesOf(styles);

type FactsProps = {
  readonly children: ReactNode;
  readonly label?: string;
  /** Set off from what is around it, as the text of a message is. */
  readonly sent?: boolean;
};

/** What is known, each under its name. */
export function Facts({ children, label, sent = false }: FactsProps) {
  return (
    <dl
      className={c('facts', sent && 'sent')}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </dl>
  );
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={c('fact')}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
