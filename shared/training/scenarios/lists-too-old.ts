import { COMMUTER, DROWNED_LINES } from '../cast.ts';
import { option, type Scenario, say } from '../scenario.ts';

export const listsTooOld: Scenario = {
  id: 'lists-too-old',
  title: say('Five weeks without a line', 'خمسة أسابيع بلا اتصال'),
  about: say(
    'Too old and not screened are not clear.',
    '«قديمة جدًا» و«لم يُفحص» لا تعنيان «لا شيء بحقه».',
  ),
  // Long after the lists were published.
  day: { year: 2026, month: 7, day: 20 },
  briefing: say(
    'It is 20 July. A landslide has cut your post off; its lists are of 14 June. Travellers come nevertheless.',
    'اليوم 20 تموز/يوليو. قطع انهيار أرضي الاتصال بمركزك، وقوائمه بتاريخ 14 حزيران/يونيو. ومع ذلك يصل المسافرون.',
  ),
  steps: [
    {
      kind: 'present',
      told: say('A commuter with her passport.', 'مسافرة دائمة التنقل ومعها جواز سفرها.'),
      papers: [],
      presented: { how: 'document', elements: COMMUTER },
      expected: { outcome: 'refer', reasons: ['list-too-old'] },
      seen: say(
        'Nobody like her was found, and still the answer is not clear: every list is older than the policy allows.',
        'لم يُعثر على من يشبهها، ومع ذلك ليس الجواب «لا شيء بحقه»: كل القوائم أقدم مما تسمح به السياسة.',
      ),
    },
    {
      kind: 'question',
      id: 'old',
      asks: say('What do you do?', 'ماذا تفعل؟'),
      options: [
        option('clear', 'wrong', {
          text: say('Let her pass: no list names her.', 'دعها تمر: لا قائمة تذكرها.'),
          feedback: say(
            'No list of five weeks ago. What was stolen since then is in none of them.',
            'لا قائمة قبل خمسة أسابيع. أما ما سُرق بعد ذلك فليس في أي منها.',
          ),
        }),
        option('refuse', 'wrong', {
          text: say('Refuse everybody until the line is back.', 'ارفض الجميع حتى يعود الاتصال.'),
          feedback: say('The age of your lists is no fault of hers.', 'قِدم قوائمكم ليس ذنبها.'),
        }),
        option('refer', 'right', {
          text: say(
            'Refer; and ask for a new release on a stick.',
            'أحِلها، واطلب إصدارًا جديدًا على ذاكرة محمولة.',
          ),
          feedback: say(
            'Yes. A person decides with open eyes, and the post gets its lists by the road.',
            'نعم. يقرر إنسان وهو على بيّنة، ويتسلم المركز قوائمه بالطريق.',
          ),
        }),
      ],
      rule: {
        number: 15,
        says: say(
          'Source and age are always shown; old data never answers “clear”.',
          'المصدر والعمر يظهران دائمًا، والبيانات القديمة لا تجيب أبدًا بأنه «لا شيء».',
        ),
        topic: 'not-screened',
      },
    },
    {
      kind: 'present',
      told: say(
        'The next one. The passport has been in the water.',
        'التالي. جواز سفره كان في الماء.',
      ),
      papers: [],
      presented: { how: 'lines', lines: DROWNED_LINES },
      expected: { outcome: 'not-screened', reasons: ['unreadable'] },
      seen: say(
        'Not screened: nothing could be read, so nobody was searched for.',
        'لم يُفحص: تعذرت القراءة، فلم يُبحث عن أحد.',
      ),
    },
    {
      kind: 'question',
      id: 'not-screened',
      asks: say('What does “not screened” mean?', 'ما معنى «لم يُفحص»؟'),
      options: [
        option('clear', 'wrong', {
          text: say(
            'There was nothing to find: he may go.',
            'لم يكن هناك ما يُعثر عليه: يمكنه المرور.',
          ),
          feedback: say(
            'No search, no answer. It is the opposite of clear.',
            'لا بحث فلا جواب. إنه نقيض «لا شيء بحقه».',
          ),
        }),
        option('type', 'right', {
          text: say(
            'No search has run: type the data page by hand (M); without that, the second line.',
            'لم يُجرَ أي بحث: أدخل صفحة البيانات يدويًا (M)، وإلا فالخط الثاني.',
          ),
          feedback: say('Yes.', 'نعم.'),
        }),
        option('suspect', 'wrong', {
          text: say('He is suspect: raise the silent alarm.', 'إنه مشتبه به: أطلق الإنذار الصامت.'),
          feedback: say(
            'A wet passport is no danger. The alarm is for one.',
            'جواز مبتل ليس خطرًا، والإنذار للخطر وحده.',
          ),
        }),
      ],
      rule: {
        number: 1,
        says: say(
          'No check is taken for made that did not run to its end.',
          'لا يُعدّ الفحص منجزًا ما لم يبلغ نهايته.',
        ),
        topic: 'not-screened',
      },
    },
  ],
  debriefing: say(
    'The desk fails closed: when it does not know, it says so. Say it, too.',
    'النظام يتحفظ عند الشك: إذا لم يعرف قال ذلك. فقله أنت أيضًا.',
  ),
};
