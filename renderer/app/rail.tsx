import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { type Action, may } from '#shared/station/permissions.ts';
import type { Role } from '#shared/station/session.ts';
import styles from './shell.module.css';

const c = classesOf(styles);

export type ScreenName =
  | 'screen'
  | 'recent'
  | 'lists'
  | 'sync'
  | 'officers'
  | 'audit'
  | 'asylum'
  | 'reports'
  | 'practice'
  | 'guidance';

type Place = {
  readonly name: ScreenName;
  readonly icon: IconName;
  /** What an officer must be allowed to do there; absent where everyone may. */
  readonly action?: Action;
  /** Its own key, where it has no digit. */
  readonly key?: 'F1';
};

/** In the order of their digits. */
const SCREENS: readonly Place[] = [
  { name: 'screen', icon: 'scan' },
  { name: 'recent', icon: 'recent' },
  { name: 'lists', icon: 'lists' },
  { name: 'sync', icon: 'sync' },
  { name: 'officers', icon: 'person', action: 'manage-officers' },
  { name: 'audit', icon: 'eye', action: 'read-audit' },
  { name: 'asylum', icon: 'shield', action: 'asylum-work' },
  { name: 'reports', icon: 'document', action: 'report-document' },
  { name: 'practice', icon: 'practice' },
  { name: 'guidance', icon: 'book', key: 'F1' },
];

/** The screens of an officer, in the order in which Alt and a digit show them. */
export const screensFor = (role: Role): readonly ScreenName[] =>
  placesFor(role)
    .filter(({ key }) => key === undefined)
    .map(({ name }) => name);

const placesFor = (role: Role): readonly Place[] =>
  SCREENS.filter(({ action }) => action === undefined || may(role, action));

/** Everything on the rail of an officer, in its order. */
export const railFor = (role: Role): readonly ScreenName[] =>
  placesFor(role).map(({ name }) => name);

/** A training desk: nothing of officers, of the hub or of the record, and nothing that writes a file. */
export const TRAINING_RAIL: readonly ScreenName[] = ['practice', 'recent', 'lists', 'guidance'];

type Props = {
  readonly screens: readonly ScreenName[];
  readonly shown: ScreenName;
  readonly onShow: (screen: ScreenName) => void;
};

/** The screens there are. */
export function Rail({ screens, shown, onShow }: Props) {
  const { t } = useSpeech();
  const places = screens.flatMap((wanted) => SCREENS.filter(({ name }) => name === wanted));
  return (
    <nav className={c('rail')} aria-label={t('shell.screens')}>
      <ToggleButtonGroup
        className={c('railGroup')}
        orientation="vertical"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[shown]}
        onSelectionChange={(keys) => {
          const chosen = places.find(({ name }) => keys.has(name));
          if (chosen !== undefined) onShow(chosen.name);
        }}
        aria-label={t('shell.screens')}
      >
        {places.map(({ name, icon }) => (
          <ToggleButton key={name} id={name} className={c('railItem')}>
            <Icon name={icon} size={24} />
            {t(`shell.${name}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </nav>
  );
}
