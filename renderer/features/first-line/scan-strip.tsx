import { type RefObject, useState } from 'react';
import { TextArea, TextField } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { MrzView } from '#renderer/ui/verdict/mrz-view.tsx';
import type { Desk } from './desk-store.ts';
import styles from './first-line.module.css';
import type { Presented } from './presented.ts';
import type { SavedReceipt } from './recorder-store.ts';
import type { ScanFieldStore } from './scan-field-store.ts';

const c = classesOf(styles);

type Props = {
  readonly desk: Desk;
  readonly store: StoreApi<ScanFieldStore>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly receipt: SavedReceipt | undefined;
  /** The last attempt to record did not succeed. */
  readonly failed: boolean;
};

/** The one place where documents arrive, and the document that is being looked at. */
export function ScanStrip({ desk, store, field, receipt, failed }: Props) {
  const text = useStore(store, (state) => state.text);
  const [listening, setListening] = useState(false);
  const inviting = desk.phase === 'ready';
  const arriving = text !== '';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: a larger target for the pointer; keys reach the field anyway.
    <section
      className={c('strip', inviting && 'inviting', listening && 'listening')}
      onClick={() => field.current?.focus()}
    >
      {inviting && !arriving ? <Invitation /> : null}
      <ScanField text={text} store={store} field={field} onFocus={setListening} />
      {desk.phase !== 'ready' && !arriving ? <Document presented={desk.presented} /> : null}
      <div className={c('meta')}>
        <div className={c('metaLine')}>
          {desk.phase === 'answered' && !arriving ? <Digits presented={desk.presented} /> : null}
          <Listener text={text} listening={listening} />
        </div>
        {desk.phase === 'answered' && !arriving ? (
          <div className={c('metaLine')}>
            <Facts desk={desk} receipt={receipt} failed={failed} />
          </div>
        ) : null}
      </div>
    </section>
  );
}

type FieldProps = Pick<Props, 'store' | 'field'> & {
  readonly text: string;
  readonly onFocus: (focused: boolean) => void;
};

function ScanField({ text, store, field, onFocus }: FieldProps) {
  const { t } = useSpeech();
  return (
    <TextField
      className={c('scanField', text === '' && 'idleField')}
      aria-label={t('desk.scan-field')}
      value={text}
      onChange={(value) => store.getState().change(value)}
      onFocusChange={onFocus}
      spellCheck="false"
      autoComplete="off"
    >
      <TextArea
        ref={field}
        className={c('scanInput')}
        rows={Math.max(2, text.split('\n').length)}
        dir="ltr"
      />
    </TextField>
  );
}

function Listener({ text, listening }: { readonly text: string; readonly listening: boolean }) {
  const { t } = useSpeech();
  if (text !== '')
    return <span>{t(text.includes('\n') ? 'desk.waiting-line' : 'desk.reading')}</span>;
  return (
    <span className={c('listener')}>
      <i aria-hidden="true" />
      {t(listening ? 'desk.listening' : 'desk.not-listening')}
    </span>
  );
}

function Invitation() {
  const { t } = useSpeech();
  return (
    <div className={c('invitation')}>
      <Icon name="scan" size={72} />
      <div>
        <h1>{t('desk.ready')}</h1>
        <p>{t('desk.ready-detail')}</p>
      </div>
    </div>
  );
}

function Document({ presented }: { readonly presented: Presented }) {
  const { t } = useSpeech();
  if (presented.how === 'scanned') return <MrzView reading={presented.reading} />;
  if (presented.how === 'typed') return <p className={c('byHand')}>{t('desk.typed-in')}</p>;
  return (
    <div className={c('raw')}>
      <span>{t('desk.raw-lines')}</span>
      <pre dir="ltr">{presented.text.trim()}</pre>
    </div>
  );
}

type FactsProps = RecordedProps & {
  readonly desk: Extract<Desk, { phase: 'answered' }>;
};

function Facts({ desk, receipt, failed }: FactsProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { presented, at, answeredInMs } = desk;
  const time = t(presented.how === 'typed' ? 'desk.typed-at' : 'desk.scanned-at', {
    time: speech.time(at),
  });
  const answered = t('desk.answered-in', { milliseconds: Math.max(1, Math.round(answeredInMs)) });
  return (
    <>
      <span>{presented.how === 'unreadable' ? time : speech.join(time, answered)}</span>
      <Recorded receipt={receipt} failed={failed} />
    </>
  );
}

type RecordedProps = Pick<Props, 'receipt' | 'failed'>;

/** Whether the journal has it. Nothing is called recorded before the station said so. */
function Recorded({ receipt, failed }: RecordedProps) {
  const { t } = useSpeech();
  if (receipt !== undefined) {
    const lane = t(`desk.lane.${receipt.lane}`);
    return (
      <span className={c('saved')}>
        <Icon name="check" size={15} />
        {t('desk.recorded', { lane, seq: receipt.seq })}
      </span>
    );
  }
  if (failed) return <strong className={c('notSaved')}>{t('desk.not-recorded')}</strong>;
  return <span>{t('desk.recording')}</span>;
}

function Digits({ presented }: { readonly presented: Presented }) {
  const { t } = useSpeech();
  if (presented.how !== 'scanned') return null;
  const digits = presented.reading.checkDigits;
  const differing = digits.filter((digit) => !digit.agrees).length;
  if (differing === 0) return <span>{t('desk.digits-agree', { count: digits.length })}</span>;
  return (
    <strong className={c('differing')}>{t('desk.digits-differ', { count: differing })}</strong>
  );
}
