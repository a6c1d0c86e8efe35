import { useMemo } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { SearchChoice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import styles from './case.module.css';

const c = classesOf(styles);

type Props = {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (codes: string[]) => void;
};

/** Any number of States, each found by typing a part of its name. */
export function StatesField({ label, value, onChange }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const options = useMemo(
    () => speech.states().map(({ code, name }) => ({ id: code, text: name, code })),
    [speech],
  );
  return (
    <div className={c('states')}>
      <SearchChoice
        // A new one each time, so that it is empty again after a choice.
        key={value.length}
        label={value.length === 0 ? label : t('asylum.state-add', { label })}
        options={options}
        value=""
        onChange={(code) => {
          if (code !== '' && !value.includes(code)) onChange([...value, code]);
        }}
      />
      {value.map((code) => (
        <Button
          key={code}
          label={t('asylum.state-remove', { state: speech.stateName(code) })}
          onPress={() => onChange(value.filter((one) => one !== code))}
        >
          {speech.stateName(code)}
          <Icon name="close" size={16} />
        </Button>
      ))}
    </div>
  );
}
