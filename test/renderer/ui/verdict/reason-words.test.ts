import { describe, expect, it } from 'vitest';
import { createSpeech } from '#renderer/ui/language/speech.ts';
import { headlineOf, leadingReason, wordsOf } from '#renderer/ui/verdict/reason-words.ts';
import { type NearMatch, nearMatchSchema } from '#shared/documents/near-match.ts';
import { documentCategorySchema } from '#shared/documents/sltd-record.ts';
import { protectionReasons } from '#shared/protection/protection.ts';
import {
  type Candidate,
  type Reason,
  reasonSchema,
  type Verdict,
} from '#shared/screening/verdict.ts';
import { type NoticeKind, noticeKindSchema } from '#shared/watchlist/person.ts';
import { aDocument, aTraveller } from '#test/support/screening-subjects.ts';

const speeches = [createSpeech('en', 'UTC'), createSpeech('ar', 'UTC')];
const [english] = speeches;
if (english === undefined) throw new Error('no speech');

const candidate = (kind: NoticeKind): Candidate => ({
  list: 'interpol-notices',
  score: 0.91,
  matchedName: 'STAVROGOROV, Dmitri',
  features: [],
  person: {
    id: 'p1',
    names: [{ kind: 'primary', quality: 'strong', script: 'Latn', whole: 'STAVROGOROV, Dmitri' }],
    datesOfBirth: [],
    placesOfBirth: [],
    nationalities: [],
    sex: 'U',
    documents: [],
    notices: [{ kind, reference: '2024/1', issuer: null }],
  },
});

const match = {
  list: 'sltd',
  category: 'stolen',
  documentType: 'passport',
  dateReported: '2026-10-02',
  documentNumber: 'B04170552',
  issuingState: 'UTO',
} as const;

const confusable = { positions: [5], presented: 'O', listed: '0' };
const NEAR: readonly NearMatch[] = [
  { kind: 'confusable', ...confusable },
  { kind: 'confusable', positions: [1, 5], presented: 'OI', listed: '01' },
  { kind: 'check-digit-repair', ...confusable },
  { kind: 'check-digit-repair', positions: [8], presented: '<', listed: '7' },
  { kind: 'check-digit-repair', positions: [7, 8], presented: 'KC', listed: '<<' },
  { kind: 'leading-zero', presented: 2, listed: 0 },
  { kind: 'check-digit-appended', side: 'presented', digit: '6' },
  { kind: 'check-digit-appended', side: 'listed', digit: '6' },
  { kind: 'issuer-alias', presented: 'GBR', listed: 'GBN' },
  { kind: 'other-type', presented: 'passport', listed: 'visa' },
];

const EXAMPLES: { readonly [Kind in Reason['kind']]: readonly Reason[] } = {
  'document-hit': [
    ...documentCategorySchema.options.map((category) => ({
      kind: 'document-hit' as const,
      match: { ...match, category },
    })),
    { kind: 'document-hit', match: { ...match, notice: '2026/4711' } },
  ],
  'document-near': [
    { kind: 'document-near', match, presented: 'B0417O552' },
    ...NEAR.map((near) => ({
      kind: 'document-near' as const,
      match,
      presented: 'B0417O552',
      near,
    })),
  ],
  'listed-document': [{ kind: 'listed-document', candidate: candidate('sanction') }],
  'person-hit': noticeKindSchema.options.map((kind) => ({
    kind: 'person-hit',
    candidate: candidate(kind),
  })),
  'person-candidate': noticeKindSchema.options.map((kind) => ({
    kind: 'person-candidate',
    candidate: candidate(kind),
  })),
  'judged-different': [
    {
      kind: 'judged-different',
      candidate: candidate('red'),
      where: 'here',
      on: '2026-11-12',
    },
    { kind: 'judged-different', candidate: candidate('red'), where: 'elsewhere', on: null },
  ],
  'document-expired': [{ kind: 'document-expired', dateOfExpiry: '2026-08-31' }],
  'does-not-add-up': [
    {
      kind: 'does-not-add-up',
      finding: { field: 'dateOfBirthCheckDigit', code: 'check-digit', severity: 'error' },
    },
    { kind: 'does-not-add-up', finding: { field: 'unheard-of', code: 'new', severity: 'error' } },
  ],
  'list-too-old': [{ kind: 'list-too-old', list: 'sltd', ageInDays: 12, limitInDays: 7 }],
  'source-failed': [
    { kind: 'source-failed', list: 'sltd', failure: { kind: 'not-installed' } },
    { kind: 'source-failed', list: 'sltd', failure: { kind: 'missing-from-release' } },
    { kind: 'source-failed', list: 'sltd', failure: { kind: 'damaged', where: 'bucket 7' } },
    { kind: 'source-failed', list: 'sltd', failure: { kind: 'nothing-to-search-with' } },
    { kind: 'source-failed', list: 'sltd', failure: { kind: 'failed', reference: 'x1' } },
  ],
  'no-release': [{ kind: 'no-release' }],
  unreadable: [{ kind: 'unreadable' }],
  protection: [
    { kind: 'protection', why: 'convention-document' },
    { kind: 'protection', why: 'issuer-is-nationality', state: 'SYR' },
    { kind: 'protection', why: 'issuer-is-birth-state', state: 'SYR' },
  ],
};

const verdict = (reasons: readonly Reason[], outcome: Verdict['outcome'] = 'refer'): Verdict => ({
  outcome,
  reasons: [...reasons],
  sources: [],
  release: 1,
});

const every = Object.values(EXAMPLES)
  .flat()
  .map((reason) => ({ reason, text: JSON.stringify(reason).slice(0, 90) }));

describe('wordsOf', () => {
  it('has an example of every kind that the schema knows', () => {
    const kinds = reasonSchema.options.map((option) => option.shape.kind.value).sort();
    expect(Object.keys(EXAMPLES).sort()).toEqual(kinds);
  });

  it.each(every)('has whole sentences in both languages for $text', ({ reason }) => {
    for (const speech of speeches) {
      const words = wordsOf(reason, { speech, verdict: verdict([reason]), document: null });
      for (const text of [words.headline, words.meaning, words.why]) {
        expect(text.trim()).not.toBe('');
        expect(text).not.toMatch(/\{\{|undefined|null|NaN/u);
      }
    }
  });

  it.each(noticeKindSchema.options.map((kind) => ({ kind })))(
    'gives the $kind notice advice of its own',
    ({ kind }) => {
      const reason: Reason = { kind: 'person-hit', candidate: candidate(kind) };
      const { meaning } = wordsOf(reason, {
        speech: english,
        verdict: verdict([reason]),
        document: null,
      });
      const others = noticeKindSchema.options.filter((other) => other !== kind);
      expect(meaning).toContain(english.t(`advice.${kind}`));
      for (const other of others) expect(meaning).not.toContain(english.t(`advice.${other}`));
    },
  );

  it('protects whom a yellow notice protects, and arrests nobody on a red one', () => {
    expect(english.t('advice.yellow')).toMatch(/protects/u);
    expect(english.t('advice.red')).toMatch(/not an arrest warrant/u);
  });

  it('names the character in which a near document differs', () => {
    const reason: Reason = { kind: 'document-near', match, presented: 'B0417O552' };
    const { detail } = wordsOf(reason, {
      speech: english,
      verdict: verdict([reason]),
      document: null,
    });
    expect(detail.replace(/[\u2068\u2069]/gu, '')).toBe('Character 6 differs: O here, 0 there.');
  });
});

describe('what is said of a near document', () => {
  const tell = (near: NearMatch, { speech = english, notice = '' } = {}) => {
    const associated = notice === '' ? match : { ...match, notice };
    const reason: Reason = {
      kind: 'document-near',
      match: associated,
      presented: 'B0417O552',
      near,
    };
    return wordsOf(reason, { speech, verdict: verdict([reason]), document: null });
  };
  const bare = (text: string): string => text.replace(/[\u2068\u2069]/gu, '');

  it('has an example of every difference that the schema knows', () => {
    const kinds = nearMatchSchema.options.map((option) => option.shape.kind.value).sort();
    expect([...new Set(NEAR.map(({ kind }) => kind))].sort()).toEqual(kinds);
  });

  it.each([
    [0, 'Character 6 differs: O here, 0 there.'],
    [1, 'Characters 2 and 6 differ: O, I here, 0, 1 there.'],
    [
      2,
      'Character 6 differs: O here, 0 there. The check digit disagrees with the number as read and agrees with the reported one.',
    ],
    [
      3,
      'Character 9 is 7 there and missing here. The check digit disagrees with the number as read and agrees with the reported one.',
    ],
    [
      4,
      'KC at the end here may be filler signs; there the number ends before. The check digit disagrees with the number as read and agrees with the reported one.',
    ],
    [5, 'Zeros at the beginning: 2 here, 0 there.'],
    [6, 'The last character here, 6, is the check digit of the reported number.'],
    [7, 'The last character there, 6, is the check digit of the number here.'],
    [8, 'The issuer is United Kingdom (GBR) here and British national (overseas) (GBN) there.'],
    [9, 'The type is Passport here and Visa there.'],
  ])('difference %i: %s', (index, words) => {
    const near = NEAR[index];
    if (near === undefined) throw new Error('no such difference');
    expect(bare(tell(near).detail)).toBe(words);
  });

  it('keeps every code apart from the direction of an Arabic sentence', () => {
    const [, speech] = speeches;
    for (const near of NEAR) {
      const outside = tell(near, { speech }).detail.replace(/\u2068[^\u2068\u2069]*\u2069/gu, '');
      expect(outside).not.toMatch(/[A-Z0-9<]/u);
    }
  });

  it('has a headline of its own for another issuer and for another type', () => {
    const headlines = NEAR.map((near) => tell(near).headline);
    expect(new Set(headlines).size).toBe(3);
  });

  it('leads to the notice that a document is associated with, hit or near', () => {
    const [near] = NEAR;
    const hit = EXAMPLES['document-hit'].at(-1);
    if (near === undefined || hit === undefined) throw new Error('no example');
    const telling = { speech: english, verdict: verdict([hit]), document: null };
    for (const words of [tell(near, { notice: '2026/4711' }), wordsOf(hit, telling)]) {
      expect(bare(words.meaning)).toMatch(/associated with notice 2026\/4711: open the notice/u);
    }
    expect(tell(near).meaning).not.toContain('notice');
  });
});

describe('what is said of a document hit', () => {
  it.each([
    { documentType: 'passport', why: 'Exact match: number, issuing state and kind' },
    {
      documentType: 'refugee-travel-document',
      why: 'Number and issuing state match; reported as: Passport',
    },
  ] as const)('claims no more than was compared for a $documentType', ({ documentType, why }) => {
    const reason: Reason = { kind: 'document-hit', match };
    const document = aDocument({ documentType });
    const words = wordsOf(reason, { speech: english, verdict: verdict([reason]), document });
    expect(words.why.replace(/[\u2068\u2069]/gu, '')).toBe(why);
  });
});

describe('what is said of a convention travel document', () => {
  it.each([
    ['code PR', aTraveller({ document: aDocument({ documentCode: 'PR' }) })],
    ['code PS', aTraveller({ document: aDocument({ documentCode: 'PS' }) })],
    ...['XXA', 'XXB', 'XXC'].map(
      (nationality) => [`nationality ${nationality}`, aTraveller({ nationality })] as const,
    ),
  ] as const)('forbids contact with the country of origin: %s', (_, traveller) => {
    const [reason, ...others] = protectionReasons(traveller, []);
    if (reason === undefined) throw new Error('no protection');
    expect(others).toEqual([]);
    const { document } = traveller;
    const told = speeches.map((speech) =>
      wordsOf(reason, { speech, verdict: verdict([]), document }),
    );
    expect(told.map(({ mark }) => mark)).toEqual(['protection', 'protection']);
    expect(told[0]?.detail).toMatch(/^Contact no consulate.*nobody from the country of origin/u);
    expect(told[1]?.detail).toMatch(/^لا تتصل بأي قنصلية.*بلد المنشأ/u);
  });
});

describe('headlineOf', () => {
  it('is led by the gravest reason, never by the protection', () => {
    const reasons: Reason[] = [...EXAMPLES.protection, ...EXAMPLES['document-hit'].slice(0, 1)];
    expect(leadingReason(verdict(reasons, 'hit'))?.kind).toBe('document-hit');
  });

  it('is led by what failed when nobody was screened', () => {
    const reasons: Reason[] = [
      ...EXAMPLES['document-expired'],
      ...EXAMPLES['source-failed'].slice(0, 1),
    ];
    expect(leadingReason(verdict(reasons, 'not-screened'))?.kind).toBe('source-failed');
  });

  it('says "nothing found" only for a clear verdict', () => {
    const clear = english.t('outcome.clear');
    for (const { reason } of every) {
      for (const outcome of ['refer', 'hit', 'not-screened'] as const) {
        const telling = { speech: english, verdict: verdict([reason], outcome), document: null };
        expect(headlineOf(telling).title).not.toBe(clear);
      }
    }
    expect(
      headlineOf({ speech: english, verdict: verdict([], 'clear'), document: null }).title,
    ).toBe(clear);
  });
});
