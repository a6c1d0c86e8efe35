import { useEffect, useMemo } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import styles from './audit.module.css';
import type { Exported } from './audit-store.ts';

const c = classesOf(styles);

type Props = { readonly exported: Exported; readonly onClose: () => void };

/** The file, or why there is none. */
export function ExportCard({ exported, onClose }: Props) {
  const { t } = useSpeech();
  switch (exported.kind) {
    case 'idle':
    case 'working':
      return null;
    case 'failed':
      return <Notice tone="refer" title={t('audit.export.failed')} />;
    case 'not-recorded':
      return (
        <Notice tone="refer" title={t('audit.export.not-recorded')}>
          {t('audit.reason', { reason: exported.reason })}
        </Notice>
      );
    case 'too-many':
      return <Notice tone="refer" title={t('audit.export.too-many', { most: exported.most })} />;
    case 'export':
      return <Ready file={exported} onClose={onClose} />;
  }
}

type ReadyProps = {
  readonly file: Extract<Exported, { kind: 'export' }>;
  readonly onClose: () => void;
};

/** Saved by a link of its own: the window lets a file out only after a key or a click. */
function Ready({ file, onClose }: ReadyProps) {
  const { t } = useSpeech();
  const address = useMemo(
    () => URL.createObjectURL(new Blob([file.text], { type: 'application/json' })),
    [file],
  );
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <Card title={t('audit.export.ready')}>
      <div className={c('chains')}>
        <dl className={c('facts')}>
          <dt>{t('audit.export.file')}</dt>
          <dd dir="ltr">{file.fileName}</dd>
          <dt>{t('audit.export.holds')}</dt>
          <dd>{t('audit.shown', { count: file.entries })}</dd>
          <dt>SHA-256</dt>
          <dd className={c('code')} dir="ltr">
            {file.sha256}
          </dd>
        </dl>
        <div className={c('ask')}>
          <a className={c('save')} href={address} download={file.fileName}>
            <Icon name="disk" />
            {t('audit.export.save')}
          </a>
          <Button onPress={onClose}>{t('audit.export.close')}</Button>
        </div>
      </div>
      <p className={c('quiet')}>{t('audit.export.about')}</p>
    </Card>
  );
}
