import type { ReactNode } from 'react';
import {
  TextField as AriaTextField,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from 'react-aria-components';
import { classesOf } from './class-names.ts';
import styles from './controls.module.css';

const c = classesOf(styles);

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  /** Shown instead of nothing; its presence marks the field as wrong. */
  readonly error?: string | null;
  readonly type?: 'text' | 'password' | 'url';
  readonly mono?: boolean;
  /** Codes and addresses read left to right in every language. */
  readonly ltr?: boolean;
  readonly lines?: number;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
  readonly inputMode?: 'numeric' | 'text';
  readonly onCapsLock?: (on: boolean) => void;
  readonly optional?: string;
};

export function TextField(props: Props) {
  const { label, value, onChange, hint, error = null } = props;
  return (
    <AriaTextField
      className={c('field')}
      value={value}
      onChange={onChange}
      isInvalid={error !== null}
      type={props.type ?? 'text'}
      autoComplete={props.autoComplete ?? 'off'}
      spellCheck="false"
      {...optionalProps(props)}
    >
      <Label className={c('label')}>
        {label}
        {props.optional === undefined ? null : (
          <span className={c('optional')}> ({props.optional})</span>
        )}
      </Label>
      <Box {...props} />
      {hint === undefined ? null : (
        <Text slot="description" className={c('hint')}>
          {hint}
        </Text>
      )}
      <FieldError className={c('error')}>{error}</FieldError>
    </AriaTextField>
  );
}

function Box({ mono, ltr, lines = 1 }: Props) {
  const className = c('input', mono && 'mono', ltr && 'ltr', lines > 1 && 'area');
  return lines > 1 ? (
    <TextArea className={className} rows={lines} />
  ) : (
    <Input className={className} />
  );
}

/** Left out rather than undefined, as the properties below are declared. */
function optionalProps({ maxLength, autoFocus, inputMode, onCapsLock }: Props) {
  return {
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(autoFocus === true ? { autoFocus } : {}),
    ...(inputMode === undefined ? {} : { inputMode }),
    ...(onCapsLock === undefined
      ? {}
      : {
          onKeyUp: (event: { getModifierState: (key: 'CapsLock') => boolean }) =>
            onCapsLock(event.getModifierState('CapsLock')),
        }),
  };
}
