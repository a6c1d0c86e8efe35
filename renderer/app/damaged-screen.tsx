import { Button } from '#renderer/ui/button.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Plain } from './outside.tsx';

type Props = {
  readonly what: 'vault' | 'journal' | 'release-store';
  readonly reason: string;
  readonly onRecover: () => void;
};

/** What cannot be used, why, and what to do; never more than that. */
export function DamagedScreen({ what, reason, onRecover }: Props) {
  const { t } = useSpeech();
  return (
    <Plain title={t(`shell.damaged.${what}`)} detail={t(`shell.damaged.${what}-remedy`)}>
      <Notice tone="hit" title={t('shell.damaged.reason', { reason })} />
      {what === 'vault' ? <Button onPress={onRecover}>{t('recovery.title')}</Button> : null}
    </Plain>
  );
}
