import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Report } from '#shared/reports/report.ts';
import type { ReportView } from '#shared/station/reports.ts';
import { factsOf, kindWords, numberWords } from './report-words.ts';
import styles from './reports.module.css';

const c = classesOf(styles);

/** Everything that goes out with the approval of a batch: what is not read here is approved unread. */
export function BatchTable({ reports }: { readonly reports: readonly ReportView[] }) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <div className={c('scroll')}>
      <table className={c('table')}>
        <thead>
          <tr>
            <th scope="col">{t('reports.field.documentNumber')}</th>
            <th scope="col">{t('reports.what')}</th>
            <th scope="col">{t('reports.dates')}</th>
            <th scope="col">{t('reports.field.nationalReference')}</th>
            <th scope="col">{t('reports.field.additionalInformation')}</th>
          </tr>
        </thead>
        <tbody>
          {reports.map(({ id, report }) => (
            <BatchRow key={id} report={report} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BatchRow({ report }: { readonly report: Report }) {
  const speech = useSpeech();
  return (
    <tr>
      <td>
        <bdi className={c('code')} dir="ltr">
          {numberWords(report)}
        </bdi>
      </td>
      <td>{kindWords(speech, report)}</td>
      <td>
        {factsOf(speech, report).map(({ label, text }) => (
          <div key={label}>
            <small>{label}</small> {text}
          </div>
        ))}
      </td>
      <td>
        <bdi>{report.nationalReference ?? ''}</bdi>
      </td>
      <td>
        <bdi>{report.additionalInformation ?? ''}</bdi>
      </td>
    </tr>
  );
}
