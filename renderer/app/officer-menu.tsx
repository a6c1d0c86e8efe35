import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { LANGUAGE_NAMES, LANGUAGES } from '#renderer/ui/language/speech.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Officer } from '#shared/station/session.ts';
import { type AppearanceStore, THEMES } from './appearance-store.ts';
import styles from './shell.module.css';

const c = classesOf(styles);

type Props = {
  readonly officer: Officer;
  readonly appearance: AppearanceStore;
  /** `null` where nobody has one: in training. */
  readonly onPassphrase: (() => void) | null;
  readonly onLock: () => void;
  /** What ends the session is called. */
  readonly lockText: string;
};

export function OfficerMenu({ officer, appearance, onPassphrase, onLock, lockText }: Props) {
  const { t } = useSpeech();
  return (
    <MenuTrigger>
      <Button className={c('pill', 'officer')} aria-label={t('shell.officer-menu')}>
        <Icon name="person" size={18} />
        <span>
          <bdi>{officer.displayName}</bdi>
        </span>
        <span className={c('role')}>{t(`role.${officer.role}`)}</span>
        <Icon name="chevron" size={16} />
      </Button>
      <Popover className={c('menuPopover')} placement="bottom end">
        <Menu className={c('menu')}>
          <MenuItem id="lock" className={c('menuItem')} onAction={onLock}>
            <Icon name="lock" size={18} />
            {lockText}
          </MenuItem>
          {onPassphrase === null ? null : (
            <MenuItem id="own-passphrase" className={c('menuItem')} onAction={onPassphrase}>
              <Icon name="key" size={18} />
              {t('officers.own')}
            </MenuItem>
          )}
          <Separator className={c('separator')} />
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[appearance.language]}
            onSelectionChange={(keys) => {
              const chosen = LANGUAGES.find((language) => keys !== 'all' && keys.has(language));
              if (chosen !== undefined) appearance.speak(chosen);
            }}
          >
            <Header className={c('menuHeader')}>{t('shell.language')}</Header>
            {LANGUAGES.map((language) => (
              <Option
                key={language}
                id={language}
                text={LANGUAGE_NAMES[language]}
                lang={language}
              />
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[appearance.theme]}
            onSelectionChange={(keys) => {
              const chosen = THEMES.find((theme) => keys !== 'all' && keys.has(theme));
              if (chosen !== undefined) appearance.wear(chosen);
            }}
          >
            <Header className={c('menuHeader')}>{t('shell.theme')}</Header>
            {THEMES.map((theme) => (
              <Option key={theme} id={theme} text={t(`shell.theme.${theme}`)} />
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

type OptionProps = { readonly id: string; readonly text: string; readonly lang?: string };

function Option({ id, text, lang }: OptionProps) {
  return (
    <MenuItem id={id} className={c('menuItem')} textValue={text}>
      {({ isSelected }) => (
        <>
          <span className={c('tick')}>{isSelected ? <Icon name="check" size={18} /> : null}</span>
          <bdi {...(lang === undefined ? {} : { lang })}>{text}</bdi>
        </>
      )}
    </MenuItem>
  );
}
