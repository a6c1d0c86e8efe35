import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { DialogActions, ModalDialog } from '#renderer/ui/modal-dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import {
  type DeclineReason,
  declineReasonSchema,
  type WithdrawalReason,
  withdrawalReasonSchema,
} from '#shared/reports/report-event.ts';
import { may } from '#shared/station/permissions.ts';
import type { ReportView } from '#shared/station/reports.ts';
import { BatchTable } from './batch-table.tsx';
import { PhaseMark } from './phase-mark.tsx';
import { authorOf, isWaiting, type ReportGroup } from './report-groups.ts';
import type { ReportsProps } from './report-props.ts';
import { kindWords, numberWords, phaseDetail } from './report-words.ts';
import styles from './reports.module.css';
import { TroubleNotice } from './trouble-notice.tsx';

const c = classesOf(styles);

type Props = ReportsProps & { readonly group: ReportGroup | null; readonly onClose: () => void };
type OpenProps = Props & { readonly group: ReportGroup };

/** One report, or a batch that waits, with everything that this officer may do about it. */
export function ReportDialog(props: Props) {
  const { group, onClose } = props;
  const { t } = useSpeech();
  const title =
    group === null || group.reports.length === 1
      ? numberWords(group?.reports[0].report ?? { documentNumber: '' })
      : t('reports.batch', { count: group.reports.length });
  return (
    <ModalDialog title={title} open={group !== null} onClose={onClose} wide>
      {group === null ? null : <Opened key={group.id} {...props} group={group} />}
    </ModalDialog>
  );
}

function Opened(props: OpenProps) {
  const { group, store } = props;
  const speech = useSpeech();
  const trouble = useStore(store, (state) => state.trouble);
  const [view] = group.reports;
  const detail = phaseDetail(speech, view);
  return (
    <div className={c('form')}>
      <div className={c('stands')}>
        <PhaseMark view={view} />
        {detail === null ? null : <p>{detail}</p>}
      </div>
      {group.reports.length === 1 ? (
        <Facts {...props} view={view} />
      ) : (
        <BatchTable reports={group.reports} />
      )}
      <TroubleNotice trouble={trouble} />
      <Actions {...props} />
    </div>
  );
}

function Facts({ view, officers }: OpenProps & { readonly view: ReportView }) {
  const speech = useSpeech();
  const { t } = speech;
  const { report, drafted, decided, withdrawal } = view;
  const by = (stamp: ReportView['drafted']): string =>
    t('reports.by', {
      name: officers.find(({ id }) => id === stamp.officer)?.displayName ?? stamp.officer,
      at: speech.moment(stamp.at),
    });
  const day = (text: string | undefined) => (text === undefined ? null : speech.day(text));
  return (
    <dl className={c('facts')}>
      <Fact label={t('reports.what')}>{kindWords(speech, report)}</Fact>
      <Fact label={t('reports.field.issuingState')}>{speech.stateName(report.issuingState)}</Fact>
      <Fact label={t('reports.field.dateOfTheft')}>{day(report.dateOfTheft)}</Fact>
      <Fact label={t('reports.field.theftCountry')}>
        {report.theftCountry === undefined ? null : speech.stateName(report.theftCountry)}
      </Fact>
      <Fact label={t('reports.field.dateOfIssue')}>{day(report.dateOfIssue)}</Fact>
      <Fact label={t('reports.field.dateOfExpiry')}>{day(report.dateOfExpiry)}</Fact>
      <Fact label={t('reports.field.reviewDate')}>{day(report.reviewDate)}</Fact>
      <Fact label={t('reports.field.nationalReference')}>{written(report.nationalReference)}</Fact>
      <Fact label={t('reports.field.additionalInformation')}>
        {written(report.additionalInformation)}
      </Fact>
      <Fact label={t('reports.drafted')}>{by(drafted)}</Fact>
      <Fact label={t('reports.decided')}>{decided === null ? null : by(decided)}</Fact>
      <Fact label={t('reports.withdrawal')}>
        {withdrawal === null
          ? null
          : speech.join(t(`reports.withdraw.${withdrawal.why}`), by(withdrawal.drafted))}
      </Fact>
      <Fact label={t('reports.withdrawal-approved')}>
        {withdrawal?.approved ? by(withdrawal.approved) : null}
      </Fact>
    </dl>
  );
}

/** What somebody wrote has a direction of its own. */
const written = (text: string | undefined): ReactNode =>
  text === undefined ? null : <bdi>{text}</bdi>;

/** Nothing when there is nothing to say. */
function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  if (children === null) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Actions(props: OpenProps) {
  const { group, self } = props;
  const { t } = useSpeech();
  const [view] = group.reports;
  if (isWaiting(group)) {
    if (!may(self.role, 'approve-report'))
      return <Told {...props} title={t('reports.not-yours')} />;
    return <Deciding {...props} isOwn={authorOf(view) === self.id} />;
  }
  if (IN_FORCE.has(view.phase)) return <Withdrawing {...props} />;
  return <Told {...props} title={null} />;
}

const IN_FORCE: ReadonlySet<ReportView['phase']> = new Set([
  'approved',
  'sent',
  'published',
  'active',
  'withdrawal-refused',
]);

function Told({ title, onClose }: OpenProps & { readonly title: string | null }) {
  const { t } = useSpeech();
  return (
    <>
      {title === null ? null : <Notice tone="plain" icon="person" title={title} />}
      <DialogActions>
        <Button onPress={onClose}>{t('reports.close')}</Button>
      </DialogActions>
    </>
  );
}

/** Approving is for another officer than the author; declining for either. */
function Deciding({ group, store, onClose, isOwn }: OpenProps & { readonly isOwn: boolean }) {
  const { t } = useSpeech();
  const acting = useStore(store, (state) => state.acting);
  const [why, setWhy] = useState<DeclineReason>('wrong-details');
  const step = group.phase === 'drafted' ? 'report' : 'withdrawal';
  const reports = group.reports.map(({ id }) => id);
  const decide = async (isApproval: boolean): Promise<void> => {
    const done = isApproval
      ? await store.getState().decide({ decision: 'approve', step, reports })
      : await store.getState().decide({ decision: 'decline', step, reports, why });
    if (done) onClose();
  };
  return (
    <>
      <Notice
        tone={isOwn ? 'refer' : 'plain'}
        icon="person"
        title={t(isOwn ? 'reports.own' : `reports.second.${step}`)}
      />
      <div className={c('decision')}>
        <Choice
          label={t('reports.decline-why')}
          options={declineReasonSchema.options.map((id) => ({ id, text: t(`reports.why.${id}`) }))}
          value={why}
          onChange={(id) => setWhy(declineReasonSchema.parse(id))}
        />
        <Button disabled={acting} onPress={() => void decide(false)}>
          {t('reports.decline')}
        </Button>
      </div>
      <DialogActions>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button kind="primary" disabled={acting || isOwn} onPress={() => void decide(true)}>
          {t(`reports.approve.${step}`)}
        </Button>
      </DialogActions>
    </>
  );
}

function Withdrawing({ group, store, onClose }: OpenProps) {
  const { t } = useSpeech();
  const acting = useStore(store, (state) => state.acting);
  const [why, setWhy] = useState<WithdrawalReason>('recovered');
  const withdraw = async (): Promise<void> => {
    const reports = group.reports.map(({ id }) => id);
    if (await store.getState().withdraw({ reports, why })) onClose();
  };
  return (
    <>
      <div className={c('decision')}>
        <Choice
          label={t('reports.withdraw-why')}
          options={withdrawalReasonSchema.options.map((id) => ({
            id,
            text: t(`reports.withdraw.${id}`),
          }))}
          value={why}
          onChange={(id) => setWhy(withdrawalReasonSchema.parse(id))}
        />
        <Button disabled={acting} onPress={() => void withdraw()}>
          {t('reports.withdraw')}
        </Button>
      </div>
      <p className={c('quiet')}>{t('reports.withdraw-about')}</p>
      <DialogActions>
        <Button onPress={onClose}>{t('reports.close')}</Button>
      </DialogActions>
    </>
  );
}
