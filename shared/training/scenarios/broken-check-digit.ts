import { MISREAD, MISREAD_LINES } from '../cast.ts';
import { option, type Scenario, say, TRAINING_DAY } from '../scenario.ts';

export const brokenCheckDigit: Scenario = {
  id: 'broken-check-digit',
  title: say('A check digit, and an O that may be a 0', 'رقم تحقق وحرف O قد يكون 0'),
  about: say(
    'Machines misread. Look at the document before you believe them.',
    'الآلات تخطئ القراءة. انظر إلى الوثيقة قبل أن تصدقها.',
  ),
  day: TRAINING_DAY,
  briefing: say(
    'First line, entry. The reader’s glass is scratched today.',
    'الخط الأول، اتجاه الدخول. زجاج القارئ مخدوش اليوم.',
  ),
  steps: [
    {
      kind: 'present',
      told: say('The first traveller. Read the passport.', 'المسافرة الأولى. اقرأ جواز السفر.'),
      papers: [say('The printed number ends in 2.', 'الرقم المطبوع ينتهي بالرقم 2.')],
      presented: { how: 'lines', lines: MISREAD_LINES },
      expected: { outcome: 'refer', reasons: ['does-not-add-up'] },
      seen: say(
        'The check digits of the number and of the whole line do not fit what was read.',
        'رقما التحقق للرقم وللسطر كله لا يطابقان ما قُرئ.',
      ),
    },
    {
      kind: 'question',
      id: 'digit',
      asks: say('What comes first?', 'ما أول ما تفعله؟'),
      options: [
        option('forged', 'wrong', {
          text: say('It is forged: take it away.', 'إنه مزور: صادره.'),
          feedback: say(
            'A digit that does not fit mostly means that it was read badly. And a forger can count, too.',
            'رقم التحقق الذي لا يطابق يعني غالبًا قراءة سيئة. والمزور أيضًا يعرف الحساب.',
          ),
        }),
        option('look', 'right', {
          text: say(
            'Compare the lines with the printed page and read again; refer only when it still does not fit.',
            'قارن السطور بالصفحة المطبوعة واقرأها ثانية، ولا تُحِل إلا إذا ظلت غير مطابقة.',
          ),
          feedback: say(
            'Yes. The passport says 2, the reader says 7: it was the glass.',
            'نعم. الجواز يقول 2 والقارئ يقول 7: السبب هو الزجاج.',
          ),
        }),
        option('fit', 'wrong', {
          text: say('Type a number for which the digit fits.', 'أدخل رقمًا يطابقه رقم التحقق.'),
          feedback: say(
            'Then a document is screened that nobody holds.',
            'عندئذ تُفحص وثيقة لا يحملها أحد.',
          ),
        }),
      ],
      rule: {
        number: null,
        says: say(
          'A correct digit says that a line was probably read well, and nothing about genuineness.',
          'رقم التحقق الصحيح يعني أن السطر قُرئ جيدًا على الأرجح، ولا يقول شيئًا عن الأصالة.',
        ),
        topic: 'mrz-anomalies',
      },
    },
    {
      kind: 'present',
      told: say('The next traveller.', 'المسافرة التالية.'),
      papers: [say('The print is worn.', 'الطباعة باهتة.')],
      presented: { how: 'document', elements: MISREAD },
      expected: { outcome: 'refer', reasons: ['document-near'] },
      seen: say(
        'Read as L8O412257. The register has L80412257, reported lost: a near match, one sign apart.',
        'قُرئ الرقم L8O412257، وفي السجل L80412257 مبلَّغ عن فقدانه: تشابه قريب بفارق رمز واحد.',
      ),
    },
    {
      kind: 'question',
      id: 'near',
      asks: say('What is a near match?', 'ما معنى التشابه القريب؟'),
      options: [
        option('hit', 'wrong', {
          text: say('A hit: keep the passport.', 'إصابة: احتفظ بالجواز.'),
          feedback: say(
            'Only the exact number is a hit. Near matches are Farpost’s own aid.',
            'الإصابة للرقم المطابق تمامًا فقط. والتشابه القريب معونة من النظام نفسه.',
          ),
        }),
        option('nothing', 'wrong', {
          text: say('Nothing: the number is not in the register.', 'لا شيء: الرقم ليس في السجل.'),
          feedback: say(
            'O and 0 are mistaken for one another by eyes and by readers.',
            'تخلط العيون والقارئات بين الحرف O والرقم 0.',
          ),
        }),
        option('look', 'right', {
          text: say(
            'A reason to look sign by sign at the print, and to refer.',
            'سبب للنظر في المطبوع رمزًا رمزًا، وللإحالة.',
          ),
          feedback: say(
            'Yes. If the print says 0, screen again with 0 and it is a hit.',
            'نعم. وإن كان المطبوع 0 فأعد الفحص بالصفر تكن إصابة.',
          ),
        }),
      ],
      rule: {
        number: null,
        says: say(
          'A near variant is reported as a near match, never as a hit.',
          'البديل القريب يُعرض تشابهًا قريبًا لا إصابة.',
        ),
        topic: 'document-hits',
      },
    },
  ],
  debriefing: say(
    'The paper in your hand is the witness; the reader only reports.',
    'الورقة التي في يدك هي الشاهد، أما القارئ فناقل فقط.',
  ),
};
