import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import type { Speech } from '#renderer/ui/language/speech.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import styles from './first-line.module.css';
import { pendingOf, type RecorderStore, type RecordFailure } from './recorder-store.ts';

const c = classesOf(styles);

type Props = { readonly recorder: StoreApi<RecorderStore> };

/** Loud until everything is on the disk. An alarm is never mentioned: the traveller may see the screen. */
export function UnrecordedStrip({ recorder }: Props) {
  const recording = useStore(recorder, (state) => state.recording);
  const speech = useSpeech();
  const { t } = speech;
  if (recording.kind !== 'not-recorded') return null;
  const count = pendingOf(recording).filter(({ draft }) => draft.kind !== 'silent-alarm').length;
  if (count === 0) return null;
  return (
    <div className={c('unrecorded')} role="alert">
      <Icon name="disk" size={28} />
      <div>
        <strong>{count === 1 ? t('desk.unrecorded') : t('desk.unrecorded-many', { count })}</strong>
        <p>{failureSentence(speech, recording.failure)}</p>
      </div>
      <Button onPress={() => void recorder.getState().retry()}>{t('common.retry')}</Button>
    </div>
  );
}

function failureSentence(speech: Speech, failure: RecordFailure): string {
  switch (failure.kind) {
    case 'disk-full':
      return speech.t('desk.unrecorded.disk-full', { size: speech.size(failure.bytesNeeded) });
    case 'journal-damaged':
    case 'payload-refused':
      return speech.t(`desk.unrecorded.${failure.kind}`, { reason: failure.reason });
    case 'no-answer':
    case 'not-permitted':
    case 'locked':
      return speech.t(`desk.unrecorded.${failure.kind}`);
  }
}
