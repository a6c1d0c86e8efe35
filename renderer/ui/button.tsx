import type { ComponentProps, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classesOf } from './class-names.ts';
import styles from './controls.module.css';

const c = classesOf(styles);

type Props = {
  readonly kind?: 'primary' | 'quiet' | 'bare' | 'danger';
  readonly onPress?: () => void;
  readonly children: ReactNode;
  /** The key that does the same, shown where the action is. */
  readonly shortcut?: string;
  readonly disabled?: boolean;
  readonly submits?: boolean;
  readonly wide?: boolean;
  readonly className?: string;
  readonly label?: string;
  /** Takes the focus when it appears. */
  readonly autoFocus?: boolean;
};

export function Button(props: Props) {
  const { kind = 'quiet', shortcut, children, className = '' } = props;
  const layout = c('button', kind, props.wide && 'wide', shortcut !== undefined && 'spread');
  return (
    <AriaButton
      className={`${layout} ${className}`}
      type={props.submits === true ? 'submit' : 'button'}
      isDisabled={props.disabled === true}
      autoFocus={props.autoFocus === true}
      {...(props.onPress === undefined ? {} : { onPress: props.onPress })}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      {...(shortcut === undefined ? {} : { render: withKeys(shortcut) })}
    >
      {children}
      {shortcut === undefined ? null : <Kbd keys={shortcut} />}
    </AriaButton>
  );
}

/** React Aria passes `aria-keyshortcuts` on to nobody, so it is set on the element itself. */
const withKeys = (shortcut: string) => (props: ComponentProps<'button'>) => (
  <button {...props} aria-keyshortcuts={shortcut.replace(' ', '+')} />
);

/** A key, as printed on the keyboard; `aria-keyshortcuts` says it to those who do not see it. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className={c('kbd')} aria-hidden="true">
      {keys}
    </span>
  );
}
