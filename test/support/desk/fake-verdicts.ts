/** What the fake engine answers for each specimen. */
import type { Candidate, Reason, SourceAnswer, Verdict } from '#shared/screening/verdict.ts';
import { documentNumberOf, type SpecimenName } from './specimens.ts';

type Answer = SourceAnswer['answer'];
const SILENT: Answer = { kind: 'no-answer', nearest: 0.31 };
const FOUND: Answer = { kind: 'found', count: 1 };

type Answers = Readonly<
  Partial<Record<'sltd' | 'interpol-notices' | 'un-sc' | 'national', Answer>>
>;

function sourcesWith(answers: Answers): SourceAnswer[] {
  return [
    {
      list: 'sltd',
      title: 'Stolen and lost documents',
      titles: { ar: 'الوثائق المسروقة والمفقودة' },
      required: true,
      listDate: '2026-11-20',
      ageInDays: 3,
      tooOld: false,
      records: 127_903_118,
      answer: answers.sltd ?? { kind: 'no-answer', nearest: null },
    },
    {
      list: 'interpol-notices',
      title: 'INTERPOL notices',
      titles: { ar: 'نشرات الإنتربول' },
      required: true,
      listDate: '2026-11-20',
      ageInDays: 3,
      tooOld: false,
      records: 84_215,
      answer: answers['interpol-notices'] ?? SILENT,
    },
    {
      list: 'un-sc',
      title: 'UN Security Council',
      titles: { ar: 'مجلس الأمن للأمم المتحدة' },
      required: true,
      listDate: '2026-11-18',
      ageInDays: 5,
      tooOld: false,
      records: 1_004,
      answer: answers['un-sc'] ?? SILENT,
    },
    {
      list: 'national',
      title: 'National list of Tarvos',
      titles: { ar: 'القائمة الوطنية لتارفوس' },
      required: false,
      listDate: '2026-10-11',
      ageInDays: 43,
      tooOld: true,
      records: 18_402,
      answer: answers.national ?? SILENT,
    },
  ];
}

const RED: Candidate = {
  list: 'interpol-notices',
  score: 0.93,
  matchedName: 'STAVROGOROV, Dmitriy Arkadevich',
  features: [
    {
      feature: 'name',
      agreement: 'near',
      by: 'transliteration',
      traveller: 'Stavrogorov, Dmitri',
      listed: 'Ставрогоров Дмитрий',
      weight: 0.52,
    },
    {
      feature: 'date-of-birth',
      agreement: 'equal',
      traveller: '1979-11-30',
      listed: '1979-11-30',
      weight: 0.34,
    },
    { feature: 'nationality', agreement: 'equal', traveller: 'UTO', listed: 'UTO', weight: 0.05 },
    { feature: 'sex', agreement: 'equal', traveller: 'M', listed: 'M', weight: 0.02 },
  ],
  person: {
    id: 'demo-red',
    names: [
      {
        kind: 'primary',
        quality: 'strong',
        script: 'Latn',
        whole: 'STAVROGOROV, Dmitriy Arkadevich',
      },
      { kind: 'alias', quality: 'strong', script: 'Cyrl', whole: 'Ставрогоров Дмитрий Аркадьевич' },
      { kind: 'alias', quality: 'weak', script: 'Latn', whole: 'Mitya' },
    ],
    datesOfBirth: [{ precision: 'exact', year: 1979, month: 11, day: 30 }],
    placesOfBirth: [],
    nationalities: ['UTO'],
    sex: 'M',
    documents: [],
    notices: [
      {
        kind: 'red',
        reference: '2024/51873',
        issuer: 'UTO',
        reason: 'Participation in an organised criminal group',
      },
    ],
  },
};

const YELLOW: Candidate = {
  ...RED,
  score: 0.98,
  matchedName: 'MONTSERIN, Clara Inés',
  features: [
    {
      feature: 'name',
      agreement: 'equal',
      traveller: 'Montserin, Clara Ines',
      listed: 'Montserin, Clara Inés',
      weight: 0.6,
    },
    {
      feature: 'date-of-birth',
      agreement: 'equal',
      traveller: '2016-06-21',
      listed: '2016-06-21',
      weight: 0.34,
    },
  ],
  person: {
    ...RED.person,
    id: 'demo-yellow',
    names: [{ kind: 'primary', quality: 'strong', script: 'Latn', whole: 'MONTSERIN, Clara Inés' }],
    notices: [
      { kind: 'yellow', reference: '2026/30412', issuer: 'UTO', reason: 'Parental abduction' },
    ],
  },
};

function verdict(
  outcome: Verdict['outcome'],
  reasons: readonly Reason[],
  answers: Answers = {},
): Verdict {
  return { outcome, reasons: [...reasons], sources: sourcesWith(answers), release: 412 };
}

const reported = (name: SpecimenName) => ({
  list: 'sltd',
  documentNumber: documentNumberOf(name),
  issuingState: 'UTO',
  dateReported: '2026-10-02',
});

const VERDICTS: Readonly<Record<SpecimenName, Verdict>> = {
  clear: verdict('clear', []),
  refugee: verdict('clear', [{ kind: 'protection', why: 'convention-document' }]),
  stolen: verdict(
    'hit',
    [
      {
        kind: 'document-hit',
        match: {
          ...reported('stolen'),
          category: 'stolen',
          documentType: 'refugee-travel-document',
        },
      },
      { kind: 'protection', why: 'convention-document' },
    ],
    { sltd: FOUND },
  ),
  red: verdict('hit', [{ kind: 'person-hit', candidate: RED }], { 'interpol-notices': FOUND }),
  yellow: verdict(
    'hit',
    [
      { kind: 'person-hit', candidate: YELLOW },
      { kind: 'protection', why: 'issuer-is-nationality', state: 'UTO' },
    ],
    { 'interpol-notices': FOUND },
  ),
  near: verdict(
    'refer',
    [
      {
        kind: 'document-near',
        presented: 'B0417O552',
        match: {
          ...reported('near'),
          documentNumber: 'B04170552',
          category: 'lost',
          documentType: 'passport',
        },
      },
    ],
    { sltd: FOUND },
  ),
  expired: verdict('refer', [
    { kind: 'document-expired', dateOfExpiry: '2026-08-31' },
    { kind: 'list-too-old', list: 'national', ageInDays: 43, limitInDays: 30 },
  ]),
  failed: verdict(
    'not-screened',
    [{ kind: 'source-failed', list: 'interpol-notices', failure: { kind: 'not-installed' } }],
    { 'interpol-notices': { kind: 'not-searched', failure: { kind: 'not-installed' } } },
  ),
};

/** A document that does not add up, for lines whose check digits do not agree. */
export const MISREAD: Verdict = verdict('refer', [
  {
    kind: 'does-not-add-up',
    finding: { field: 'dateOfBirthCheckDigit', code: 'check-digit', severity: 'error' },
  },
]);

/** The verdict by document number; an unknown document is clear. */
export function verdictFor(documentNumber: string): Verdict {
  const names = Object.keys(VERDICTS) as readonly SpecimenName[];
  const name = names.find((each) => documentNumberOf(each) === documentNumber);
  return VERDICTS[name ?? 'clear'];
}
