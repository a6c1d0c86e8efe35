import { describe, expect, it } from 'vitest';
import type { RecordedCheck } from '#shared/asylum/checks.ts';
import { notificationDraftSchema } from '#shared/asylum/decision.ts';
import { exchangeLanguageSchema, threadFormSchema } from '#shared/asylum/exchange.ts';
import { hitsIn } from '#shared/asylum/hits.ts';
import { hitLetter } from '#shared/asylum/templates/hit-letter.ts';
import { plainText } from '#shared/asylum/templates/letter.ts';
import { notificationLetter } from '#shared/asylum/templates/notification-letter.ts';
import { STARTING_IDS, startingWords } from '#shared/asylum/templates/starting-words.ts';
import { threadLetter } from '#shared/asylum/templates/thread-letter.ts';
import { wordsIn } from '#shared/asylum/templates/words-in.ts';
import { asylumTermsIn } from '#shared/protection/asylum-terms.ts';
import { aLife } from '#test/shared/asylum/life-of-a-case.ts';
import {
  APPLICANT_ID,
  aCasePerson,
  aClearVerdict,
  aDraft,
  anIntake,
  id,
} from '#test/support/asylum-subjects.ts';
import { aCandidate } from '#test/support/screening-subjects.ts';

const LANGUAGES = exchangeLanguageSchema.options;
const KINDS = notificationDraftSchema.shape.kind.options;

const decision = {
  outcome: 'recognised',
  restsOn: null,
  decidedOn: '2026-11-19',
  authority: 'Asylum office, chamber 3',
  legalBasis: 'Asylum Act, section 30',
  note: 'For the file only',
} as const;

const SPOUSE = id(2);

const family = () =>
  aLife(
    anIntake({
      persons: [
        aCasePerson({
          placeOfBirth: 'Mosul',
          names: [
            {
              kind: 'claimed',
              primaryIdentifier: 'BENHALIM',
              secondaryIdentifier: 'TARIQ',
              originalScript: 'طارق بن حليم',
            },
          ],
        }),
        aCasePerson({
          id: SPOUSE,
          role: 'spouse',
          sex: 'F',
          dateOfBirth: { year: 1984, month: null, day: null },
          names: [
            {
              kind: 'claimed',
              primaryIdentifier: 'BENHALIM',
              secondaryIdentifier: 'SALMA',
              originalScript: '',
            },
          ],
        }),
      ],
    }),
  ).case();

const fieldsOf = (differs: Parameters<typeof aDraft>[0] = {}) => ({
  id: id(9),
  draft: aDraft(differs),
  decision,
  recipients: [{ kind: 'general-secretariat' }, { kind: 'ncb', state: 'DEU' }] as const,
  formName: 'AS-7',
});

describe('a message about a decision', () => {
  it.each(LANGUAGES.flatMap((language) => KINDS.map((kind) => ({ language, kind }))))(
    'has its title, its recipients and its marking: $kind in $language',
    ({ language, kind }) => {
      const text = plainText(notificationLetter(family(), fieldsOf({ language, kind })));
      const words = wordsIn(language);
      expect(text.startsWith(`${words.marking}\n${words.titles[kind]}\n`)).toBe(true);
      expect(text).toContain(
        `${words.labels.to}: ${words.recipients['general-secretariat']}; ${words.recipients.ncb} DEU`,
      );
      expect(text).toContain(`${words.labels['legal-basis']}: Asylum Act, section 30`);
      expect(text).toContain('AS-7');
      expect(text).toContain('AS-2026-0417');
      for (const closing of words.closings[kind]) expect(text).toContain(closing);
    },
  );

  it('names the persons whom it is about, and no others', () => {
    const text = plainText(notificationLetter(family(), fieldsOf({ persons: [APPLICANT_ID] })));
    expect(text).toContain('BENHALIM, TARIQ');
    expect(text).toContain('طارق بن حليم');
    expect(text).toContain('Date of birth: 1980-05-17');
    expect(text).toContain('Place of birth: Mosul, IRQ');
    expect(text).not.toContain('SALMA');
    const both = fieldsOf({ persons: [APPLICANT_ID, SPOUSE] });
    expect(plainText(notificationLetter(family(), both))).toContain('Date of birth: 1984\n');
  });

  it('adds what the officer wrote, and keeps to itself what was noted for the file', () => {
    const fields = fieldsOf({ statement: 'Status granted to the whole family.' });
    const text = plainText(notificationLetter(family(), fields));
    expect(text).toContain('The authority adds\n\nStatus granted to the whole family.');
    expect(text).not.toContain('For the file only');
  });

  it('says nothing of the States that must not learn of it', () => {
    const text = plainText(notificationLetter(family(), fieldsOf()));
    expect(text).not.toMatch(/SYR|TUR/u);
  });

  it('names no decision before there is one', () => {
    const text = plainText(notificationLetter(family(), { ...fieldsOf(), decision: null }));
    const { labels } = wordsIn('en');
    for (const label of ['authority', 'decision', 'decided-on', 'decided-by'] as const) {
      expect(text).not.toContain(`${labels[label]}: `);
    }
  });

  it('says where somebody was born as far as it is known', () => {
    const persons = [aCasePerson({ placeOfBirth: 'Mosul', stateOfBirth: null })];
    const text = plainText(notificationLetter(aLife(anIntake({ persons })).case(), fieldsOf()));
    expect(text).toContain('Place of birth: Mosul\n');
  });

  it('has no marking that nobody gave it', () => {
    const fields = fieldsOf({ isMarkedConfidential: false });
    expect(notificationLetter(family(), fields).marking).toBeNull();
  });

  it('names the message that it corrects, and since when the decision is no more', () => {
    const life = aLife();
    life.step({ kind: 'decide', decision });
    life.step({ kind: 'draft-notification', notification: id(7), draft: aDraft() });
    life.step({ kind: 'approve-notification', notification: id(7) }, { officer: 'omar' });
    life.step({ kind: 'overturn', on: '2026-11-20', reason: 'A false identity' });
    const fields = fieldsOf({ kind: 'correction', corrects: id(7) });
    const text = plainText(notificationLetter(life.case(), fields));
    expect(text).toContain('Earlier message: Confirmation of refugee status (FP-00000007)');
    expect(text).toContain('No longer in force since: 2026-11-20');
    expect(text).not.toContain('false identity');
    const first = plainText(notificationLetter(life.case(), fieldsOf()));
    expect(first).not.toContain('No longer in force');
  });
});

const found: RecordedCheck = {
  verdict: aClearVerdict({
    outcome: 'hit',
    reasons: [{ kind: 'person-hit', candidate: aCandidate() }],
  }),
  at: '2026-11-20T08:00:00.000Z',
  officer: 'eva',
  entry: 'entry-2',
};

describe('a thread to the bureau', () => {
  const asked = {
    id: id(5),
    form: 'information-request',
    language: 'fr',
    text: 'Que savez-vous de lui ?',
    answerWithinHours: 240,
    hit: null,
    intake: anIntake(),
    formName: '',
  } as const;

  it('frames what was asked with the file, the law and the time', () => {
    const letter = threadLetter(asked);
    const text = letter === null ? '' : plainText(letter);
    expect(text).toContain('Dossier: AS-2026-0417\nBase juridique: Asylum Act, section 12');
    expect(text).toContain('Réponse attendue sous (heures): 240');
    expect(text).toContain('\n\nQue savez-vous de lui ?\n\n');
    expect(text).not.toContain('Formulaire');
  });

  it('names the notice that it asks about, and no time where nobody knows one', () => {
    const [hit = null] = hitsIn({ check: found }, {});
    const letter = threadLetter({ ...asked, hit, answerWithinHours: null });
    const text = letter === null ? '' : plainText(letter);
    expect(text).toContain('2026/1 (XYZ)');
    expect(text).toContain('\n\nQue savez-vous de lui ?\n\n');
    expect(text).not.toContain(wordsIn('fr').labels['answer-within']);
  });

  it('about a hit is the one request that everyone sends', () => {
    const [hit = null] = hitsIn({ check: found }, {});
    if (hit === null) throw new Error('nothing was found');
    const letter = threadLetter({ ...asked, form: 'hit-confirmation', text: '', hit });
    expect(letter).toEqual(hitLetter({ id: asked.id, language: 'fr', hit }));
  });

  it('is no letter when it asks about a hit that is not there', () => {
    expect(threadLetter({ ...asked, form: 'hit-confirmation', text: '' })).toBeNull();
  });
});

describe('the templates', () => {
  it('say every title in each language in its own words', () => {
    for (const kind of [...threadFormSchema.options, ...KINDS]) {
      const titles = LANGUAGES.map((language) => wordsIn(language).titles[kind]);
      expect(new Set(titles).size, kind).toBe(LANGUAGES.length);
    }
    const arabic = JSON.stringify(wordsIn('ar'));
    expect(arabic.match(/\p{Script=Arabic}/gu)?.length).toBeGreaterThan(1000);
  });

  it('mark a confidential message with a word that its readers know', () => {
    for (const language of LANGUAGES) {
      expect(asylumTermsIn(wordsIn(language).marking).map((term) => term.language)).toContain(
        language,
      );
    }
  });

  it.each(['question', 'information-request', 'answer'] as const)(
    'give a text to start from in every language (%s)',
    (use) => {
      for (const start of STARTING_IDS[use]) {
        const texts = LANGUAGES.map((language) => startingWords(start, language));
        expect(new Set(texts).size).toBe(LANGUAGES.length);
        // Who reads it learns nothing that the file does not say.
        for (const text of texts) expect(asylumTermsIn(text)).toEqual([]);
      }
    },
  );
});
