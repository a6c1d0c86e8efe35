import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card, Main, PageHead } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { checkReport } from '#shared/reports/check-report.ts';
import type { Finding } from '#shared/reports/finding.ts';
import { EMPTY_DRAFT, type ReportDraft } from '#shared/reports/report.ts';
import { OtherFields, PaperFields, Presets } from './report-fields.tsx';
import styles from './reports.module.css';
import type { ReportsStore } from './reports-store.ts';
import { TroubleNotice } from './trouble-notice.tsx';

const c = classesOf(styles);

type Props = {
  readonly store: StoreApi<ReportsStore>;
  readonly ownState: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
};

/** One document, or a run of blanks. Checked here as it will be checked by the station and by the hub. */
export function NewReport({ store, ownState, today }: Props) {
  const { t } = useSpeech();
  const { acting, trouble, typed } = useStore(store);
  const draft: ReportDraft = { ...EMPTY_DRAFT, ...typed, issuingState: ownState };
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const set = (part: Partial<ReportDraft>): void => {
    store.getState().type(part);
    setFindings(findings.filter(({ field }) => !(field in part)));
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const whole = draft.category === 'stolen-blank' ? draft : { ...draft, lastDocumentNumber: '' };
    const checked = checkReport(whole, { ownState, dateReported: today, today });
    setFindings(checked.ok ? [] : checked.failure);
    if (!checked.ok) return;
    const drafted = await store.getState().draft([whole]);
    if (drafted.kind === 'findings') setFindings(drafted.findings[0]?.found ?? []);
  };
  const fields = { draft, set, findings };
  return (
    <Main label={t('reports.new')}>
      <PageHead title={t('reports.new')} about={t('reports.new-about')} />
      <Form className={c('form')} onSubmit={(event) => void submit(event)}>
        <Card title={t('reports.document')}>
          <div className={c('form')}>
            <Presets {...fields} />
            <PaperFields {...fields} />
          </div>
        </Card>
        <Card title={t('reports.circumstances')}>
          <OtherFields {...fields} />
        </Card>
        {findings.length > 0 ? <Notice tone="refer" title={t('reports.correct')} /> : null}
        <TroubleNotice trouble={trouble} />
        <div className={c('actions')}>
          <Button onPress={() => store.getState().discard()}>{t('common.cancel')}</Button>
          <Button kind="primary" submits disabled={acting}>
            {t('reports.save')}
          </Button>
        </div>
      </Form>
    </Main>
  );
}
