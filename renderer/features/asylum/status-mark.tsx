import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { CaseStatus } from '#shared/asylum/case.ts';
import styles from './asylum.module.css';

const c = classesOf(styles);

const ICONS: Readonly<Record<CaseStatus, IconName>> = {
  open: 'search',
  decided: 'check',
  closed: 'lock',
};

export function StatusMark({ status }: { readonly status: CaseStatus }) {
  const { t } = useSpeech();
  return (
    <span className={c('status', status)}>
      <Icon name={ICONS[status]} size={18} />
      {t(`asylum.status.${status}`)}
    </span>
  );
}
