import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import styles from './shell.module.css';

const c = classesOf(styles);

export type ScreenName = 'screen' | 'recent' | 'lists' | 'sync';

const SCREENS: readonly { readonly name: ScreenName; readonly icon: IconName }[] = [
  { name: 'screen', icon: 'scan' },
  { name: 'recent', icon: 'recent' },
  { name: 'lists', icon: 'lists' },
  { name: 'sync', icon: 'sync' },
];

type Props = { readonly shown: ScreenName; readonly onShow: (screen: ScreenName) => void };

/** The screens there are. */
export function Rail({ shown, onShow }: Props) {
  const { t } = useSpeech();
  return (
    <nav className={c('rail')} aria-label={t('shell.screens')}>
      <ToggleButtonGroup
        className={c('railGroup')}
        orientation="vertical"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[shown]}
        onSelectionChange={(keys) => {
          const chosen = SCREENS.find(({ name }) => keys.has(name));
          if (chosen !== undefined) onShow(chosen.name);
        }}
        aria-label={t('shell.screens')}
      >
        {SCREENS.map(({ name, icon }) => (
          <ToggleButton key={name} id={name} className={c('railItem')}>
            <Icon name={icon} size={24} />
            {t(`shell.${name}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </nav>
  );
}
