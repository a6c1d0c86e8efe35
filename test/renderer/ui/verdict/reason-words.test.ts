import { describe, expect, it } from 'vitest';
import { createSpeech } from '#renderer/ui/language/speech.ts';
import { headlineOf, leadingReason, wordsOf } from '#renderer/ui/verdict/reason-words.ts';
import { documentCategorySchema } from '#shared/documents/sltd-record.ts';
import {
  type Candidate,
  type Reason,
  reasonSchema,
  type Verdict,
} from '#shared/screening/verdict.ts';
import { type NoticeKind, noticeKindSchema } from '#shared/watchlist/person.ts';

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

const EXAMPLES: { readonly [Kind in Reason['kind']]: readonly Reason[] } = {
  'document-hit': documentCategorySchema.options.map((category) => ({
    kind: 'document-hit',
    match: { ...match, category },
  })),
  'document-near': [{ kind: 'document-near', match, presented: 'B0417O552' }],
  'listed-document': [{ kind: 'listed-document', candidate: candidate('sanction') }],
  'person-hit': noticeKindSchema.options.map((kind) => ({
    kind: 'person-hit',
    candidate: candidate(kind),
  })),
  'person-candidate': noticeKindSchema.options.map((kind) => ({
    kind: 'person-candidate',
    candidate: candidate(kind),
  })),
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
