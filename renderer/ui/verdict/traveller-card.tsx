import type { ReactNode } from 'react';
import { compareDays, type PartialDate, type PlainDay } from '#shared/kernel/partial-date.ts';
import type { PresentedDocument, Traveller } from '#shared/screening/traveller.ts';
import { classesOf } from '../class-names.ts';
import type { Speech } from '../language/speech.ts';
import { useSpeech } from '../language/speech-context.ts';
import { ageOn, fullName } from './describe.ts';
import styles from './verdict.module.css';

const c = classesOf(styles);

type Props = {
  readonly traveller: Traveller;
  readonly today: PlainDay;
  /** Further rows, such as earlier crossings. */
  readonly children?: ReactNode;
};

const ADULT_AT = 18;

/** Who stands at the desk. */
export function TravellerCard({ traveller, today, children }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const { originalScriptName: original, document } = traveller;
  return (
    <div>
      <p className={c('name')}>
        <bdi>{fullName(speech, traveller)}</bdi>
      </p>
      {original === undefined ? null : (
        <p className={c('original')}>
          <bdi>{original}</bdi>
        </p>
      )}
      {traveller.nameTruncated ? <p className={c('old')}>{t('desk.name-truncated')}</p> : null}
      <dl className={c('facts')}>
        <Fact name={t('desk.born')}>
          <Birth date={traveller.dateOfBirth} today={today} />
        </Fact>
        <PlaceOfBirth place={traveller.placeOfBirth} />
        <Fact name={t('desk.sex')}>{t(`sex.${traveller.sex}`)}</Fact>
        <Fact name={t('desk.nationality')}>{stateWords(speech, traveller.nationality)}</Fact>
        {document === null ? (
          <Fact name={t('desk.document')}>{t('desk.no-document')}</Fact>
        ) : (
          <DocumentFacts document={document} today={today} />
        )}
        {children}
      </dl>
    </div>
  );
}

function PlaceOfBirth({ place }: { readonly place: Traveller['placeOfBirth'] }) {
  const speech = useSpeech();
  const words = [place?.town ?? '', place?.state ? stateWords(speech, place.state) : ''];
  const shown = words.filter(Boolean);
  if (shown.length === 0) return null;
  return (
    <Fact name={speech.t('feature.place-of-birth')}>
      {shown.map((word, at) => (
        <span key={word}>
          {at === 0 ? null : ' · '}
          <bdi>{word}</bdi>
        </span>
      ))}
    </Fact>
  );
}

/** One row of the card. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Birth({ date, today }: { readonly date: PartialDate; readonly today: PlainDay }) {
  const speech = useSpeech();
  const age = ageOn(date, today);
  const words = speech.partialDate(date);
  if (age === null || age < 0) return words;
  return (
    <>
      {speech.t('time.years-old', { date: words, count: age })}
      {age < ADULT_AT ? <strong className={c('badge')}>{speech.t('desk.minor')}</strong> : null}
    </>
  );
}

type DocumentProps = { readonly document: PresentedDocument; readonly today: PlainDay };

function DocumentFacts({ document, today }: DocumentProps) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <>
      <Fact name={t('desk.document')}>
        {t(`document.${document.documentType}`)}{' '}
        <bdi className={c('code')}>{document.documentNumber}</bdi>
      </Fact>
      <Fact name={t('desk.issued-by')}>{stateWords(speech, document.issuingState)}</Fact>
      <Fact name={t('desk.valid-until')}>
        <Expiry date={document.dateOfExpiry} today={today} />
      </Fact>
    </>
  );
}

function Expiry({ date, today }: { readonly date: PartialDate | null; readonly today: PlainDay }) {
  const speech = useSpeech();
  if (date === null) return speech.t('desk.no-expiry');
  const words = speech.partialDate(date);
  const { year, month, day } = date;
  const whole = year === null || month === null || day === null ? null : { year, month, day };
  if (whole === null || compareDays(whole, today) >= 0) return words;
  return <span className={c('old')}>{speech.t('desk.valid-ended', { date: words })}</span>;
}

function stateWords(speech: Speech, code: string): string {
  if (code === '') return speech.t('common.unknown');
  const name = speech.stateName(code);
  return name === code ? code : speech.t('state.with-code', { name, code });
}
