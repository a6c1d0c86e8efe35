import { useEffect, useRef } from 'react';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Case } from '#shared/asylum/case.ts';
import type { Decision, NotificationDraft } from '#shared/asylum/decision.ts';
import { hitsOf } from '#shared/asylum/open-points.ts';
import type { Refusal } from '#shared/asylum/refusal.ts';
import type { Blocked } from '#shared/protection/block.ts';
import { type Addressee, keyOf } from '#shared/protection/recipient.ts';
import type { Preview } from './asylum-store.ts';
import { blockWords, personName, recipientWords, refusalWords } from './asylum-words.ts';
import styles from './case.module.css';
import { Fact, Facts } from './facts.tsx';
import { hitKeyWords } from './hit-words.ts';

const c = classesOf(styles);

type PanelProps = { readonly state: Case; readonly preview: Preview };

/** Whom the message would reach, whom not, and why: as the station answers it before anything is recorded. */
export function PreviewPanel({ state, preview }: PanelProps) {
  const { t } = useSpeech();
  const panel = useRef<HTMLElement>(null);
  // What was asked for is read next: also by those who do not see where it appeared.
  useEffect(() => panel.current?.focus(), []);
  if (preview.kind === 'failed') return <Notice tone="hit" title={t('asylum.preview-failed')} />;
  if (preview.kind !== 'known') return null;
  const { permit, refusals } = preview.answer;
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className={c('form', 'result')}
      aria-label={t('asylum.preview-recipients')}
    >
      <Refused state={state} refusals={refusals} />
      {permit === null ? null : (
        <Recipients permitted={permit.permitted} blocked={permit.blocked} />
      )}
    </section>
  );
}

function Refused({
  state,
  refusals,
}: {
  readonly state: Case;
  readonly refusals: readonly Refusal[];
}) {
  const speech = useSpeech();
  const words = refusals.flatMap((refusal) => refusalWords(speech, refusal, state));
  return [...new Set(words)].map((sentence) => (
    <Notice key={sentence} tone="refer" title={sentence} />
  ));
}

type RecipientsProps = {
  readonly permitted: readonly Addressee[];
  readonly blocked: readonly Blocked[];
};

export function Recipients({ permitted, blocked }: RecipientsProps) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <div className={c('recipients')}>
      <section>
        <h3>
          {permitted.length === 0
            ? t('asylum.preview-none')
            : t('asylum.preview-reaches', { count: permitted.length })}
        </h3>
        <ul>
          {permitted.map((recipient) => (
            <li key={recipientWords(speech, recipient)} className={c('permitted')}>
              <Icon name="check" size={18} />
              <b>{recipientWords(speech, recipient)}</b>
            </li>
          ))}
        </ul>
      </section>
      {blocked.length === 0 ? null : (
        <section>
          <h3>{t('asylum.preview-blocked', { count: blocked.length })}</h3>
          <ul>
            {blocked.map(({ recipient, blocks }) => (
              <li key={keyOf(recipient)} className={c('blocked')}>
                <Icon name="close" size={18} />
                <span>
                  <b>{recipientWords(speech, recipient)}</b>
                  {blocks.map((block) => (
                    <small key={JSON.stringify(block)}>{blockWords(speech, block)}</small>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

type TextProps = {
  readonly state: Case;
  readonly draft: NotificationDraft;
  readonly decision: Decision | null;
};

/** The content of a message, nothing left out. */
export function MessageText({ state, draft, decision }: TextProps) {
  const speech = useSpeech();
  const { t } = speech;
  const hits = hitsOf(state);
  return (
    <Facts label={t('asylum.preview-title')} sent>
      <Fact name={t('asylum.message-kind')}>{t(`asylum.message.${draft.kind}`)}</Fact>
      <Fact name={t('asylum.message-to')}>
        {speech.all(draft.addressees.map((addressee) => recipientWords(speech, addressee)))}
      </Fact>
      <Fact name={t('asylum.message-persons')}>
        {speech.all(draft.persons.map((id) => personName(speech, state, id)))}
      </Fact>
      {draft.hits.length === 0 ? null : (
        <Fact name={t('asylum.stage.hits')}>
          {speech.all(draft.hits.map((key) => hitKeyWords(speech, hits, key)))}
        </Fact>
      )}
      {decision === null ? null : (
        <Fact name={t('asylum.stage.decision')}>
          {t(`asylum.outcome.${decision.outcome}`)}, {speech.day(decision.decidedOn)}
        </Fact>
      )}
      <Fact name={t('asylum.legal-basis')}>
        <bdi>{draft.legalBasis === '' ? t('common.unknown') : draft.legalBasis}</bdi>
      </Fact>
      <Fact name={t('asylum.language')}>{t(`asylum.language.${draft.language}`)}</Fact>
      <Fact name={t('asylum.message-confidential')}>
        {t(draft.isMarkedConfidential ? 'common.yes' : 'common.no')}
      </Fact>
      {draft.statement === '' ? null : (
        <Fact name={t('asylum.message-statement')}>
          <bdi>{draft.statement}</bdi>
        </Fact>
      )}
    </Facts>
  );
}
