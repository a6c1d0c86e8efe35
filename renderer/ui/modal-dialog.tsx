import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classesOf } from './class-names.ts';
import styles from './controls.module.css';

const c = classesOf(styles);

type Props = {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
  readonly urgent?: boolean;
};

/** Asks one thing and gives the focus back to where it was. Escape closes it. */
export function ModalDialog({ title, open, onClose, children, wide, urgent }: Props) {
  return (
    <ModalOverlay
      className={c('veil')}
      isOpen={open}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      isDismissable={urgent !== true}
    >
      <Modal className={c('modal', wide && 'modalWide')}>
        <Dialog className={c('dialog')} role={urgent === true ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" className={c('dialogTitle')}>
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={c('actions')}>{children}</div>;
}
