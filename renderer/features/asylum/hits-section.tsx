import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { CandidateComparison } from '#renderer/ui/verdict/candidate-comparison.tsx';
import type { Hit, HitState } from '#shared/asylum/hits.ts';
import { hitsOf } from '#shared/asylum/open-points.ts';
import styles from './case.module.css';
import type { CaseProps } from './case-props.ts';
import { hitWords } from './hit-words.ts';
import { SetAsideDialog } from './set-aside-dialog.tsx';

const c = classesOf(styles);

type Props = CaseProps & { readonly onAsk: (hit: string) => void };

/** Who or what answered in the checks, side by side with the applicant, and how far it is verified. */
export function HitsSection({ store, state, onAsk }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const [aside, setAside] = useState<Hit | null>(null);
  const hits = hitsOf(state);
  if (hits.length === 0) return <p className={c('quiet')}>{t('asylum.hits-none')}</p>;
  return (
    <>
      {hits.map((hit) => (
        <Card key={hit.key} label={hitWords(speech, hit)}>
          <HitHead hit={hit} />
          {hit.candidate === null ? null : (
            <CandidateComparison candidate={hit.candidate} others={0} action={null} />
          )}
          {hit.document === null ? null : <DocumentLine document={hit.document} />}
          {hit.state !== 'unverified' || state.status === 'closed' ? null : (
            <div className={c('actions')}>
              <Button kind="primary" onPress={() => onAsk(hit.key)}>
                {t('asylum.hit-ask')}
              </Button>
              {hit.grade === 'hit' ? (
                <span className={c('quiet')}>{t('asylum.hit-only-bureau')}</span>
              ) : (
                <Button onPress={() => setAside(hit)}>{t('asylum.hit-set-aside')}</Button>
              )}
            </div>
          )}
        </Card>
      ))}
      <SetAsideDialog hit={aside} store={store} state={state} onClose={() => setAside(null)} />
    </>
  );
}

const ICONS: Readonly<Record<HitState, IconName>> = {
  unverified: 'warning',
  confirmed: 'check',
  false: 'close',
  'no-response': 'recent',
};

function HitHead({ hit }: { readonly hit: Hit }) {
  const speech = useSpeech();
  const { t } = speech;
  const { conclusion } = hit;
  return (
    <header className={c('hitHead', hit.state)}>
      <Icon name={ICONS[hit.state]} />
      <b>{t(`asylum.hit-state.${hit.state}`)}</b>
      <span>{t(`asylum.grade.${hit.grade}`)}</span>
      <strong>
        <bdi>{hitWords(speech, hit)}</bdi>
      </strong>
      {conclusion === null ? null : (
        <span>
          {t(`asylum.hit-by.${conclusion.by}`, { moment: speech.moment(conclusion.at) })}
          {conclusion.note === '' ? null : <bdi> {conclusion.note}</bdi>}
        </span>
      )}
    </header>
  );
}

function DocumentLine({ document }: { readonly document: NonNullable<Hit['document']> }) {
  const speech = useSpeech();
  return (
    <p>
      {speech.t('asylum.hit-document', {
        state: speech.stateName(document.issuingState),
        number: document.documentNumber,
        date: speech.day(document.dateReported),
      })}
    </p>
  );
}
