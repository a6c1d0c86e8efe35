import { type FormEvent, useState } from 'react';
import { FileTrigger, Form } from 'react-aria-components';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { RecoveryState, TakeAnswer } from '#shared/station/recovery.ts';
import { Fingerprint } from './fingerprint.tsx';
import styles from './recovery.module.css';
import type { Trouble } from './recovery-store.ts';
import { TroubleNotice } from './trouble-notice.tsx';

const c = classesOf(styles);

type Props = {
  readonly asked: Extract<RecoveryState, { kind: 'asked' }>;
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  readonly onSave: (fileName: string, text: string) => void;
  readonly onTake: (taken: TakeAnswer) => void;
  readonly onAgain: () => void;
  readonly onBack: () => void;
};

/** The request goes out on a stick, its fingerprint over the telephone, and the answer comes in. */
export function AskedCard(props: Props) {
  const { asked, busy, trouble, onSave, onTake } = props;
  const speech = useSpeech();
  const { t } = speech;
  const [saved, setSaved] = useState(false);
  return (
    <>
      <div className={c('steps')}>
        <section>
          <h2>{t('recovery.step-request')}</h2>
          <p>{t('recovery.step-request-about')}</p>
          <Fingerprint text={asked.fingerprint} />
          <p className={c('facts')}>
            {t('recovery.asked-by', {
              name: asked.officer.displayName,
              when: speech.moment(asked.at),
            })}
          </p>
          <Button
            kind={saved ? 'quiet' : 'primary'}
            onPress={() => {
              onSave(asked.fileName, asked.request);
              setSaved(true);
            }}
          >
            <Icon name={saved ? 'check' : 'disk'} />
            {t(saved ? 'recovery.save-again' : 'recovery.save')}
          </Button>
        </section>
        <AnswerForm officer={asked.officer.displayName} busy={busy} onTake={onTake} />
      </div>
      <TroubleNotice trouble={trouble} />
      <div className={c('actions')}>
        <Button kind="bare" onPress={props.onBack}>
          {t('recovery.back')}
        </Button>
        <Button onPress={props.onAgain} disabled={busy}>
          {t('recovery.again')}
        </Button>
      </div>
    </>
  );
}

type AnswerProps = Pick<Props, 'busy' | 'onTake'> & { readonly officer: string };
type Chosen = { readonly name: string; readonly text: string };

function AnswerForm({ officer, busy, onTake }: AnswerProps) {
  const { t } = useSpeech();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const choose = async (files: FileList | null): Promise<void> => {
    const file = files?.item(0);
    if (file) setChosen({ name: file.name, text: await readStart(file) });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen === null || passphrase === '') return;
    onTake({ answer: chosen.text, passphrase });
    setPassphrase('');
  };
  return (
    <Form className={c('answer')} onSubmit={submit}>
      <h2>{t('recovery.step-answer')}</h2>
      <p>{t('recovery.step-answer-about')}</p>
      <div className={c('file')}>
        <FileTrigger
          acceptedFileTypes={['application/json']}
          onSelect={(files) => void choose(files)}
        >
          <Button>
            <Icon name={chosen === null ? 'lists' : 'check'} />
            {t('recovery.choose')}
          </Button>
        </FileTrigger>
        <bdi>{chosen?.name ?? t('recovery.none-chosen')}</bdi>
      </div>
      <TextField
        label={t('recovery.passphrase-of', { name: officer })}
        hint={t('recovery.passphrase-of-hint')}
        type="password"
        autoComplete="off"
        value={passphrase}
        onChange={setPassphrase}
      />
      <Button kind="primary" submits disabled={busy || chosen === null || passphrase === ''}>
        {t(busy ? 'recovery.working' : 'recovery.take')}
      </Button>
    </Form>
  );
}

/** No answer is longer; of a wrong file the start is enough to be refused. */
const readStart = (file: File): Promise<string> => file.slice(0, 15_000).text();
