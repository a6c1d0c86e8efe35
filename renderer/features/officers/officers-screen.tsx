import { useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card, Main, PageHead } from '#renderer/ui/frame.tsx';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Officer, Role } from '#shared/station/session.ts';
import { OfficerDialog, type Subject } from './officer-dialog.tsx';
import styles from './officers.module.css';
import type { OfficersStore } from './officers-store.ts';
import { RemoveDialog } from './remove-dialog.tsx';

const c = classesOf(styles);

type Props = {
  readonly store: StoreApi<OfficersStore>;
  readonly officers: readonly Officer[];
  /** Who is signed in: nobody changes or removes himself. */
  readonly self: Officer;
};

/** Who may sign in at this post, and as what. */
export function OfficersScreen({ store, officers, self }: Props) {
  const { t } = useSpeech();
  const [subject, setSubject] = useState<Subject | null>(null);
  const [leaving, setLeaving] = useState<Officer | null>(null);
  const asylumOfficers = officers.filter(({ role }) => role === 'asylum');
  const about = subject?.kind === 'role' ? subject.officer.id : null;
  const close = (): void => {
    store.getState().forget();
    setSubject(null);
    setLeaving(null);
  };
  return (
    <Main label={t('officers.title')}>
      <PageHead title={t('officers.title')} about={t('officers.about')}>
        <Button kind="primary" onPress={() => setSubject({ kind: 'new' })}>
          {t('officers.add')}
        </Button>
      </PageHead>
      <Card>
        <ul className={c('list')}>
          {officers.map((officer) => (
            <OfficerRow
              key={officer.id}
              officer={officer}
              isSelf={officer.id === self.id}
              onRole={() => setSubject({ kind: 'role', officer })}
              onRemove={() => setLeaving(officer)}
            />
          ))}
        </ul>
      </Card>
      <OfficerDialog
        subject={subject}
        store={store}
        asylumOfficers={asylumOfficers.filter(({ id }) => id !== about)}
        onClose={close}
      />
      <RemoveDialog
        officer={leaving}
        store={store}
        isLastAsylumOfficer={leaving?.role === 'asylum' && asylumOfficers.length === 1}
        onClose={close}
      />
    </Main>
  );
}

const ROLE_ICONS: Readonly<Record<Role, IconName>> = {
  line: 'scan',
  'second-line': 'search',
  asylum: 'shield',
  supervisor: 'eye',
  administrator: 'key',
};

type RowProps = {
  readonly officer: Officer;
  readonly isSelf: boolean;
  readonly onRole: () => void;
  readonly onRemove: () => void;
};

function OfficerRow({ officer, isSelf, onRole, onRemove }: RowProps) {
  const { t } = useSpeech();
  const name = officer.displayName;
  return (
    <li className={c('row')}>
      <span className={c('icon')}>
        <Icon name={ROLE_ICONS[officer.role]} size={22} />
      </span>
      <span className={c('who')}>
        <b>
          <bdi>{name}</bdi>
        </b>
        <small>
          {t(`role.${officer.role}`)}
          {isSelf ? ` · ${t('officers.self')}` : ''}
        </small>
      </span>
      {isSelf ? null : (
        <span className={c('actions')}>
          <Button onPress={onRole} label={t('officers.role-of', { name })}>
            {t('officers.role-change')}
          </Button>
          <Button onPress={onRemove} label={t('officers.remove-of', { name })}>
            {t('officers.remove')}
          </Button>
        </span>
      )}
    </li>
  );
}
