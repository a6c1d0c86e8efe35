/** What the lists answer about the applicants of the fake asylum cases. */
import type { Candidate, Verdict } from '#shared/screening/verdict.ts';
import { verdictFor } from './fake-verdicts.ts';

const RED: Candidate = {
  list: 'interpol-notices',
  score: 0.91,
  matchedName: 'AL HADIDI, Khalid Omar',
  features: [
    {
      feature: 'name',
      agreement: 'near',
      by: 'transliteration',
      traveller: 'Al-Hadidi, Khaled',
      listed: 'AL HADIDI, Khalid Omar',
      weight: 0.5,
    },
    {
      feature: 'date-of-birth',
      agreement: 'partial',
      traveller: '1979-11',
      listed: '1979-11-30',
      weight: 0.25,
    },
    { feature: 'nationality', agreement: 'equal', traveller: 'UTO', listed: 'UTO', weight: 0.05 },
    { feature: 'sex', agreement: 'equal', traveller: 'M', listed: 'M', weight: 0.02 },
  ],
  person: {
    id: 'demo-asylum-red',
    names: [
      { kind: 'primary', quality: 'strong', script: 'Latn', whole: 'AL HADIDI, Khalid Omar' },
      { kind: 'alias', quality: 'strong', script: 'Arab', whole: 'خالد عمر الحديدي' },
    ],
    datesOfBirth: [{ precision: 'exact', year: 1979, month: 11, day: 30 }],
    placesOfBirth: [],
    nationalities: ['UTO'],
    sex: 'M',
    documents: [],
    notices: [
      {
        kind: 'red',
        reference: '2025/60214',
        issuer: 'UTO',
        reason: 'Membership of an association against the State',
      },
    ],
  },
};

export const CLEAR: Verdict = verdictFor('');
export const ASYLUM_RED: Verdict = {
  ...verdictFor(''),
  outcome: 'hit',
  reasons: [{ kind: 'person-hit', candidate: RED }],
};
