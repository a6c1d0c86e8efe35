import type { ReactNode } from 'react';
import { classesOf } from './class-names.ts';
import styles from './frame.module.css';

const c = classesOf(styles);

type Props = { readonly children: ReactNode };

/** The part of a screen that scrolls. */
export function Main({ children, label }: Props & { readonly label: string }) {
  return (
    <main className={c('main')} aria-label={label}>
      <div className={c('measure')}>{children}</div>
    </main>
  );
}

/** The keys that matter now. */
export function Footer({ children }: Props) {
  return <footer className={c('footer')}>{children}</footer>;
}

/** With a title; or with a label only, when something inside already says the same in sight. */
export function Card(props: Props & { readonly title?: string; readonly label?: string }) {
  const { title, label = title, children } = props;
  return (
    <section className={c('card')} {...(label === undefined ? {} : { 'aria-label': label })}>
      {title === undefined ? null : <h2 className={c('cardTitle')}>{title}</h2>}
      {children}
    </section>
  );
}

/** Title of a screen with what can be done there. */
export function PageHead(props: {
  readonly title: string;
  readonly about?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={c('pageHead')}>
      <div>
        <h1>{props.title}</h1>
        {props.about === undefined ? null : <p>{props.about}</p>}
      </div>
      {props.children}
    </div>
  );
}

/** Says something to those who listen to the screen. */
export function Announcement({ children, urgent = false }: Props & { readonly urgent?: boolean }) {
  return (
    <div className={c('unseen')} role="status" aria-live={urgent ? 'assertive' : 'polite'}>
      {children}
    </div>
  );
}
