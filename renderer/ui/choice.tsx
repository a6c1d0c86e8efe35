import {
  Button,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';
import { classesOf } from './class-names.ts';
import styles from './controls.module.css';
import { Icon } from './icon.tsx';

const c = classesOf(styles);

export type Option = { readonly id: string; readonly text: string; readonly code?: string };

type Props = {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly hint?: string;
  readonly error?: string | null;
  readonly autoFocus?: boolean;
};

/** A short list to choose from. */
export function Choice({ label, options, value, onChange, autoFocus = false }: Props) {
  return (
    <Select
      className={c('field')}
      value={value}
      onChange={(key) => onChange(String(key ?? ''))}
      {...(autoFocus ? { autoFocus } : {})}
    >
      <Label className={c('label')}>{label}</Label>
      <Button className={c('trigger')}>
        <SelectValue />
        <Icon name="chevron" size={18} />
      </Button>
      <Popover className={c('popover')}>
        <ListBox items={options}>{(option) => <OptionRow option={option} />}</ListBox>
      </Popover>
    </Select>
  );
}

/** A long list, found by typing a part of it. */
export function SearchChoice({ label, options, value, onChange, hint, error = null }: Props) {
  return (
    <ComboBox
      className={c('field')}
      defaultItems={options}
      value={value === '' ? null : value}
      onChange={(key) => onChange(String(key ?? ''))}
      isInvalid={error !== null}
      menuTrigger="input"
    >
      <Label className={c('label')}>{label}</Label>
      <div className={c('combo')}>
        <Input className={c('input')} />
        <Button className={c('opener')}>
          <Icon name="chevron" size={18} />
        </Button>
      </div>
      {hint === undefined ? null : (
        <Text slot="description" className={c('hint')}>
          {hint}
        </Text>
      )}
      <FieldError className={c('error')}>{error}</FieldError>
      <Popover className={c('popover')}>
        <ListBox>{(option: Option) => <OptionRow option={option} />}</ListBox>
      </Popover>
    </ComboBox>
  );
}

function OptionRow({ option }: { readonly option: Option }) {
  const { id, text, code } = option;
  return (
    <ListBoxItem
      id={id}
      className={c('option')}
      textValue={code === undefined ? text : `${text} ${code}`}
    >
      <Text slot="label">{text}</Text>
      {code === undefined ? null : <small dir="ltr">{code}</small>}
    </ListBoxItem>
  );
}
