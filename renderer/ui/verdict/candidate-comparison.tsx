import type { ReactNode } from 'react';
import type { Candidate, Feature } from '#shared/screening/verdict.ts';
import type { Notice } from '#shared/watchlist/person.ts';
import { classesOf } from '../class-names.ts';
import { useSpeech } from '../language/speech-context.ts';
import { featureValue, scoreWords } from './describe.ts';
import styles from './verdict.module.css';

const c = classesOf(styles);

type Props = {
  readonly candidate: Candidate;
  readonly others: number;
  readonly action: ReactNode;
};

const MOST_NAMES = 4;

const SIGNS: Readonly<Record<Feature['agreement'], string>> = {
  equal: '=',
  near: '≈',
  partial: '≈',
  different: '≠',
  missing: '–',
};

/** Traveller and listed person side by side, so that the officer can judge what the score cannot. */
export function CandidateComparison({ candidate, others, action }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const { person, score, features } = candidate;
  const otherNames = person.names.filter((name) => name.whole !== candidate.matchedName);
  return (
    <section className={c('compare')}>
      <header>
        <h3>{t('desk.compare.title')}</h3>
        <span>
          {t('desk.compare.score', {
            words: scoreWords(speech, score),
            score: speech.score(score),
          })}
        </span>
      </header>
      <table className={c('table', 'compareTable')}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('desk.compare.traveller')}</th>
            <th scope="col">{t('desk.compare.listed')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {features.map((feature) => (
            <FeatureRow key={`${feature.feature}-${feature.listed}`} feature={feature} />
          ))}
        </tbody>
      </table>
      {otherNames.length === 0 ? null : (
        <p className={c('otherNames')}>
          <span>{t('desk.compare.other-names')}</span>
          {otherNames.slice(0, MOST_NAMES).map((name) => (
            <bdi key={name.whole}>{name.whole}</bdi>
          ))}
        </p>
      )}
      {person.notices.map((notice) => (
        <NoticeLine key={notice.reference} notice={notice} />
      ))}
      {others < 1 ? null : (
        <p className={c('quiet')}>{t('desk.compare.more', { count: others })}</p>
      )}
      {action}
    </section>
  );
}

function FeatureRow({ feature }: { readonly feature: Feature }) {
  const speech = useSpeech();
  const { t } = speech;
  const by = feature.by === undefined ? undefined : speech.maybe(`by.${feature.by}`);
  const words = t(`agreement.${feature.agreement}`);
  return (
    <tr>
      <th scope="row">{t(`feature.${feature.feature}`)}</th>
      <td>
        <bdi>{featureValue(speech, feature.feature, feature.traveller)}</bdi>
      </td>
      <td>
        <bdi>{featureValue(speech, feature.feature, feature.listed)}</bdi>
      </td>
      <td className={c('agreement', feature.agreement)}>
        <span aria-hidden="true">{SIGNS[feature.agreement]} </span>
        {words}
        {by === undefined ? null : <small>{by}</small>}
      </td>
    </tr>
  );
}

function NoticeLine({ notice }: { readonly notice: Notice }) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <div className={c('listing')}>
      <b>
        {t(`notice.${notice.kind}`)} <bdi className={c('code')}>{notice.reference}</bdi>
      </b>
      {notice.issuer === null ? null : (
        <span>{t('desk.compare.requested-by', { issuer: speech.stateName(notice.issuer) })}</span>
      )}
      {notice.reason === undefined ? null : (
        <p>
          <span className={c('quiet')}>{t('desk.compare.reason')}: </span>
          <bdi>{notice.reason}</bdi>
        </p>
      )}
    </div>
  );
}
