import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { RecoveryState } from '#shared/station/recovery.ts';
import styles from './recovery.module.css';

const c = classesOf(styles);

type Props = {
  readonly recovered: Extract<RecoveryState, { kind: 'recovered' }>;
  readonly onDone: () => void;
};

/** What opens now, and who has to be added again. */
export function RecoveredCard({ recovered, onDone }: Props) {
  const { t } = useSpeech();
  const { officer, removed } = recovered;
  return (
    <>
      <Notice tone="plain" icon="check" title={t('recovery.done', { name: officer.displayName })} />
      {removed.length === 0 ? null : (
        <section className={c('removed')}>
          <h2>{t('recovery.removed')}</h2>
          <p>{t('recovery.removed-about')}</p>
          <ul>
            {removed.map(({ id, displayName, role }) => (
              <li key={id}>
                <bdi>{displayName}</bdi> <span>{t(`role.${role}`)}</span>
              </li>
            ))}
          </ul>
          {removed.some(({ role }) => role === 'asylum') ? <p>{t('recovery.asylum')}</p> : null}
        </section>
      )}
      <div className={c('actions')}>
        <Button kind="primary" onPress={onDone}>
          {t('enrol.continue')}
        </Button>
      </div>
    </>
  );
}
