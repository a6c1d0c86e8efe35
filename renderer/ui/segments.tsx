import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classesOf } from './class-names.ts';
import styles from './controls.module.css';

const c = classesOf(styles);

type Props<Id extends string> = {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly text: string; readonly lang?: string }[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
};

/** Two to four choices of which exactly one holds. */
export function Segments<Id extends string>({ label, options, value, onChange }: Props<Id>) {
  return (
    <ToggleButtonGroup
      className={c('segments')}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id));
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      {options.map(({ id, text, lang }) => (
        <ToggleButton key={id} id={id}>
          <span {...(lang === undefined ? {} : { lang })}>{text}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
