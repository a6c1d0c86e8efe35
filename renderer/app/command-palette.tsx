import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
  useFilter,
} from 'react-aria-components';
import { Kbd } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Command } from './commands.ts';
import styles from './palette.module.css';

const c = classesOf(styles);

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly commands: readonly Command[];
};

/** Every command by name, for whoever does not remember its key. */
export function CommandPalette({ open, onClose, commands }: Props) {
  const { t } = useSpeech();
  const { contains } = useFilter({ sensitivity: 'base' });
  return (
    <ModalOverlay
      className={c('veil')}
      isOpen={open}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      isDismissable
    >
      <Modal className={c('modal')}>
        <Dialog className={c('dialog')} aria-label={t('shell.commands')}>
          <Autocomplete filter={contains}>
            <SearchField className={c('search')} aria-label={t('shell.commands-search')} autoFocus>
              <Input className={c('input')} placeholder={t('shell.commands-search')} />
            </SearchField>
            <Menu
              className={c('menu')}
              items={commands}
              onAction={(id) => {
                onClose();
                commands.find((command) => command.id === id)?.run();
              }}
              renderEmptyState={() => <p className={c('none')}>{t('shell.commands-none')}</p>}
            >
              {(command) => (
                <MenuItem id={command.id} className={c('item')} textValue={command.text}>
                  <Text slot="label">{command.text}</Text>
                  {command.keys === undefined ? null : <Kbd keys={command.keys} />}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
