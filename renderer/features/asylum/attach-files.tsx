import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { ATTACHMENTS_LIMIT, type AttachedFile } from '#shared/asylum/exchange.ts';
import { readAttachment } from './attachments.ts';
import styles from './case.module.css';

const c = classesOf(styles);

const KINDS = ['application/pdf', 'image/jpeg', 'image/png', 'text/plain'];
const MOST = 5;

type Props = {
  readonly files: readonly AttachedFile[];
  readonly onChange: (files: readonly AttachedFile[]) => void;
};

/** Files that travel with a message. One that does not fit is named, never dropped in silence. */
export function AttachFiles({ files, onChange }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const [unfit, setUnfit] = useState<readonly string[]>([]);
  const add = async (chosen: FileList | null): Promise<void> => {
    const { taken, refused } = await withFiles(files, [...(chosen ?? [])]);
    setUnfit(refused);
    onChange(taken);
  };
  return (
    <div className={c('form')}>
      <div className={c('actions')}>
        <FileTrigger acceptedFileTypes={KINDS} allowsMultiple onSelect={(list) => void add(list)}>
          <Button>{t('asylum.attach')}</Button>
        </FileTrigger>
        <small className={c('quiet')}>
          {t('asylum.attach-limit', { size: speech.size(ATTACHMENTS_LIMIT) })}
        </small>
      </div>
      {unfit.map((name) => (
        <Notice key={name} tone="refer" title={t('asylum.attach-unfit', { name })} />
      ))}
      {files.map(({ id, name }) => (
        <Button key={id} onPress={() => onChange(files.filter((file) => file.id !== id))}>
          {t('asylum.attach-remove', { name })}
        </Button>
      ))}
    </div>
  );
}

/** Takes each file that still fits, in order. */
async function withFiles(files: readonly AttachedFile[], chosen: readonly File[]) {
  const taken = [...files];
  const refused: string[] = [];
  for (const file of chosen) {
    const room = ATTACHMENTS_LIMIT - taken.reduce((sum, { bytes }) => sum + bytes, 0);
    const fits = taken.length < MOST && file.size <= room;
    const read = fits ? await readAttachment(file) : null;
    if (read === null) refused.push(file.name);
    else taken.push(read);
  }
  return { taken, refused };
}
