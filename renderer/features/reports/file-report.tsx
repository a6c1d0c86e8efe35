import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card, Main, PageHead } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { LARGEST_FILE, rejectedCsv } from '#shared/reports/report-csv.ts';
import { type BadLine, type CheckedFile, checkFile, textOf, withFindings } from './checked-file.ts';
import { fileWords, findingWords } from './report-words.ts';
import styles from './reports.module.css';
import type { ReportsStore } from './reports-store.ts';
import { TroubleNotice } from './trouble-notice.tsx';

const c = classesOf(styles);

type Props = {
  readonly store: StoreApi<ReportsStore>;
  readonly ownState: string;
  readonly today: string;
  readonly save: (fileName: string, text: string) => void;
};

const TOO_LARGE: CheckedFile = {
  kind: 'refused',
  refusal: { kind: 'too-large', line: 1, detail: String(LARGEST_FILE) },
};

/** Many reports at once. What is wrong is shown line by line before anything is taken. */
export function FileReport({ store, ownState, today, save }: Props) {
  const { t } = useSpeech();
  const { acting, trouble } = useStore(store);
  const [name, setName] = useState('');
  const [file, setFile] = useState<CheckedFile | null>(null);
  const pick = async (list: FileList | null): Promise<void> => {
    const picked = list?.item(0);
    if (!picked) return;
    store.getState().forget();
    const text = await textOf(picked);
    setName(picked.name);
    setFile(text === null ? TOO_LARGE : checkFile(text, { ownState, today }));
  };
  const take = async (): Promise<void> => {
    if (file?.kind !== 'read') return;
    const drafted = await store.getState().draft(file.good.map(({ draft }) => draft));
    if (drafted.kind === 'findings') setFile(withFindings(file, drafted.findings));
  };
  const isRead = file?.kind === 'read';
  return (
    <Main label={t('reports.from-file')}>
      <PageHead title={t('reports.from-file')} about={t('reports.file-about')}>
        <FileTrigger acceptedFileTypes={['.csv', 'text/csv']} onSelect={(list) => void pick(list)}>
          <Button kind={isRead ? 'quiet' : 'primary'}>{t('reports.pick')}</Button>
        </FileTrigger>
      </PageHead>
      {file === null ? <Columns /> : null}
      {file?.kind === 'refused' ? <Refused name={name} file={file} /> : null}
      {isRead ? (
        <Card title={name}>
          <div className={c('form')}>
            <p className={c('counts')}>
              <b>{t('reports.good', { count: file.good.length })}</b>
              <span>{t('reports.bad', { count: file.bad.length })}</span>
            </p>
            {file.bad.length === 0 ? null : <FindingsTable lines={file.bad} />}
          </div>
        </Card>
      ) : null}
      <TroubleNotice trouble={trouble} />
      <div className={c('actions')}>
        <Button onPress={() => store.getState().show('list')}>{t('common.cancel')}</Button>
        {isRead && file.bad.length > 0 ? (
          <Button onPress={() => save('farpost-rejected.csv', rejectedOf(file))}>
            {t('reports.save-bad')}
          </Button>
        ) : null}
        {isRead ? (
          <Button
            kind="primary"
            disabled={acting || file.good.length === 0}
            onPress={() => void take()}
          >
            {t('reports.take', { count: file.good.length })}
          </Button>
        ) : null}
      </div>
    </Main>
  );
}

const rejectedOf = ({ header, bad }: Extract<CheckedFile, { kind: 'read' }>): string =>
  rejectedCsv(
    header,
    bad.map(({ text }) => text),
  );

type RefusedProps = {
  readonly name: string;
  readonly file: Extract<CheckedFile, { kind: 'refused' }>;
};

function Refused({ name, file: { refusal } }: RefusedProps) {
  const speech = useSpeech();
  return (
    <Notice tone="refer" title={speech.t('reports.file-refused', { name })}>
      {fileWords(speech, refusal)}
    </Notice>
  );
}

const EXAMPLE = [
  'documentNumber,issuingState,documentType,category,dateOfTheft,lastDocumentNumber',
  'L898902C3,UTO,refugee-travel-document,revoked,,',
  'B0001000,UTO,passport,stolen-blank,2026-11-20,B0001999',
].join('\n');

/** What a file must look like, for whoever has none yet. */
function Columns() {
  const { t } = useSpeech();
  return (
    <Card title={t('reports.file-form')}>
      <div className={c('form')}>
        <p>{t('reports.file-columns')}</p>
        <pre className={c('example')} dir="ltr">
          {EXAMPLE}
        </pre>
      </div>
    </Card>
  );
}

function FindingsTable({ lines }: { readonly lines: readonly BadLine[] }) {
  const { t } = useSpeech();
  return (
    <div className={c('scroll')}>
      <table className={c('table')}>
        <thead>
          <tr>
            <th scope="col">{t('reports.column.line')}</th>
            <th scope="col">{t('reports.column.field')}</th>
            <th scope="col">{t('reports.column.remedy')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRows key={line.line} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LineRows({ line: { line, text, found } }: { readonly line: BadLine }) {
  const speech = useSpeech();
  const { t } = speech;
  const rows =
    found.length === 0
      ? [{ field: '', words: t('reports.broken-line') }]
      : found.map((finding) => ({
          field: t(`reports.field.${finding.field}`),
          words: findingWords(speech, finding),
        }));
  return rows.map(({ field, words }, at) => (
    <tr key={field}>
      {at > 0 ? null : (
        <th scope="rowgroup" rowSpan={rows.length}>
          {speech.number(line)}
          <small className={c('source')} dir="ltr">
            {text}
          </small>
        </th>
      )}
      <td>{field}</td>
      <td>{words}</td>
    </tr>
  ));
}
