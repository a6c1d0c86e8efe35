import { TWIN_BEFORE, TWIN_NOW } from '../cast.ts';
import { option, type Scenario, say, TRAINING_DAY } from '../scenario.ts';

export const nameTwin: Scenario = {
  id: 'name-twin',
  title: say('The man with the same name', 'رجل يحمل الاسم نفسه'),
  about: say(
    'A judgement is remembered for this very pair, and for no other.',
    'يُحفظ الحكم لهذا الزوج بعينه لا لغيره.',
  ),
  day: TRAINING_DAY,
  briefing: say(
    'A commuter crosses every week. Somebody of the same name, nine years older, is sought with a red notice of Estmark. Another post has examined both and found that they are two men.',
    'رجل يعبر كل أسبوع. وشخص يحمل اسمه، أكبر منه بتسع سنوات، مطلوب بنشرة حمراء من إستمارك. وقد فحص مركز آخر الحالة فتبيّن أنهما رجلان.',
  ),
  steps: [
    {
      kind: 'present',
      told: say('He shows the passport that he always has.', 'يُبرز جواز السفر الذي يحمله دائمًا.'),
      papers: [],
      presented: { how: 'document', elements: TWIN_BEFORE },
      expected: { outcome: 'clear', reasons: ['judged-different'] },
      seen: say(
        'Clear, and the desk says why: somebody resembles him, and was judged to be another person.',
        'لا شيء بحقه، وتقول الشاشة لماذا: ثمة من يشبهه، وقد حُكم بأنه شخص آخر.',
      ),
    },
    {
      kind: 'question',
      id: 'meaning',
      asks: say('What does that line mean?', 'ماذا يعني هذا السطر؟'),
      options: [
        option('deleted', 'wrong', {
          text: say('The notice has been deleted.', 'حُذفت النشرة.'),
          feedback: say(
            'It is as valid as before, for the man whom it means.',
            'إنها سارية كما كانت، لكن على الرجل الذي تعنيه.',
          ),
        }),
        option('pair', 'right', {
          text: say(
            'These two records were examined together. It holds until one of them changes.',
            'فُحص هذان السجلان معًا، ويسري الحكم ما لم يتغير أحدهما.',
          ),
          feedback: say(
            'Yes: this traveller with this document, and this entry as it stands.',
            'نعم: هذا المسافر بهذه الوثيقة، وهذا القيد كما هو.',
          ),
        }),
        option('name-safe', 'wrong', {
          text: say('Everybody of this name is clear.', 'كل من يحمل هذا الاسم لا شيء بحقه.'),
          feedback: say(
            'Then the one who is sought would walk through.',
            'عندئذ يمر المطلوب نفسه دون أن يُوقف.',
          ),
        }),
      ],
      rule: {
        number: null,
        says: say(
          'A judgement is about one pair; a new document or an amended entry is another pair.',
          'الحكم يخص زوجًا واحدًا، والوثيقة الجديدة أو القيد المعدَّل زوج آخر.',
        ),
        topic: 'hit-procedure',
      },
    },
    {
      kind: 'present',
      told: say('A week later he has a new passport.', 'بعد أسبوع يأتي بجواز سفر جديد.'),
      papers: [say('The old one was full.', 'امتلأت صفحات الجواز القديم.')],
      presented: { how: 'document', elements: TWIN_NOW },
      expected: { outcome: 'refer', reasons: ['person-candidate'] },
      seen: say(
        'The same man, and the alarm is back. The score shows it: the name is equal, the date of birth differs.',
        'الرجل نفسه وقد عاد الإنذار. والدرجة تُظهر ذلك: الاسم مطابق وتاريخ الميلاد مختلف.',
      ),
    },
    {
      kind: 'question',
      id: 'what-now',
      asks: say('What do you do?', 'ماذا تفعل؟'),
      options: [
        option('wave', 'wrong', {
          text: say('Wave him through: everybody here knows him.', 'دعه يمر: الجميع هنا يعرفه.'),
          feedback: say(
            'That he is known is no record. The next officer does not know him.',
            'معرفتك به ليست سجلًا، والموظف التالي لا يعرفه.',
          ),
        }),
        option('judge', 'right', {
          text: say(
            'Refer him. The second line compares photograph or fingerprints and records the judgement with its grounds.',
            'أحِله. الخط الثاني يقارن الصورة أو البصمات ويسجل الحكم مع أسبابه.',
          ),
          feedback: say(
            'Yes. Then the new pair is known, too.',
            'نعم. وعندئذ يصبح الزوج الجديد معروفًا أيضًا.',
          ),
        }),
        option('by-data', 'wrong', {
          text: say(
            'Judge “another person” at once: the date of birth differs.',
            'احكم فورًا بأنه «شخص آخر»: تاريخ الميلاد مختلف.',
          ),
          feedback: say(
            'The search has weighed the date already. A judgement needs something that the search cannot see.',
            'سبق أن وزن البحث التاريخ. الحكم يحتاج إلى شيء لا يراه البحث.',
          ),
        }),
      ],
      rule: {
        number: 3,
        says: say(
          'Unverified, confirmed, false: a state comes from an examination, never from a likeness of data.',
          'غير متحقق منها، مؤكدة، كاذبة: الحالة تأتي من فحص لا من تشابه بيانات.',
        ),
        topic: 'hit-procedure',
      },
    },
  ],
  debriefing: say(
    'Common names make false alarms. Remembered judgements spare the innocent without hiding the guilty.',
    'الأسماء الشائعة تولّد إنذارات كاذبة. والأحكام المحفوظة تعفي البريء دون أن تخفي المذنب.',
  ),
};
