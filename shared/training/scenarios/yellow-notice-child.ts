import { CHILD, COMPANION } from '../cast.ts';
import { option, type Scenario, say, TRAINING_DAY } from '../scenario.ts';

export const yellowNoticeChild: Scenario = {
  id: 'yellow-notice-child',
  title: say('A missing child', 'طفل مفقود'),
  about: say(
    'A yellow notice protects the traveller; the one beside him may be anybody.',
    'النشرة الصفراء تحمي المسافر، وقد يكون من بجانبه أيّ شخص.',
  ),
  day: TRAINING_DAY,
  briefing: say(
    'First line, exit. A woman and a boy of eight want to board the ferry. Screen both.',
    'الخط الأول، اتجاه الخروج. امرأة وصبي في الثامنة يريدان ركوب العبّارة. افحص الاثنين.',
  ),
  steps: [
    {
      kind: 'present',
      told: say('First her passport.', 'جواز سفرها أولًا.'),
      papers: [say('She says that she is his aunt.', 'تقول إنها خالته.')],
      presented: { how: 'document', elements: COMPANION },
      expected: { outcome: 'clear', reasons: [] },
      seen: say(
        'No list answers about her. That says nothing about the boy.',
        'لا جواب في أي قائمة بشأنها، وهذا لا يقول شيئًا عن الصبي.',
      ),
    },
    {
      kind: 'present',
      told: say('Now the boy’s passport.', 'الآن جواز سفر الصبي.'),
      papers: [
        say(
          'Another family name than hers. He is quiet.',
          'اسم عائلة غير اسم عائلتها. الصبي صامت.',
        ),
      ],
      presented: { how: 'document', elements: CHILD },
      expected: { outcome: 'hit', reasons: ['person-hit'] },
      seen: say(
        'A yellow notice of Estmark: this child is missing. It seeks him in order to protect him.',
        'نشرة صفراء من إستمارك: هذا الطفل مفقود، وهي تبحث عنه لحمايته.',
      ),
    },
    {
      kind: 'question',
      id: 'first',
      asks: say('What do you do?', 'ماذا تفعل؟'),
      options: [
        option('let-go', 'grave', {
          text: say(
            'Let both board: the adult is clear and answers for the child.',
            'دعهما يركبان: البالغة لا شيء بحقها وهي مسؤولة عن الطفل.',
          ),
          feedback: say(
            'Then the child is gone, with the one whom he may have to be protected from.',
            'عندئذ يختفي الطفل مع من قد يحتاج إلى الحماية منه.',
          ),
        }),
        option('arrest', 'wrong', {
          text: say('Arrest the woman for abduction.', 'أوقف المرأة بتهمة الخطف.'),
          feedback: say(
            'The notice does not speak of her. She may have found him, or fled with him.',
            'النشرة لا تتحدث عنها. ربما عثرت عليه أو هربت به من خطر.',
          ),
        }),
        option('refer', 'right', {
          text: say(
            'Keep both in sight, calmly, and refer: the second line calls child protection and the bureau.',
            'أبقِ الاثنين تحت نظرك بهدوء وأحِلهما: الخط الثاني يتصل بحماية الطفل وبالمكتب الوطني.',
          ),
          feedback: say(
            'Yes. The child’s safety first, then who is who.',
            'نعم. سلامة الطفل أولًا، ثم من يكون كلٌّ منهما.',
          ),
        }),
      ],
      rule: {
        number: 2,
        says: say(
          'A yellow notice protects; what follows is decided after verification.',
          'النشرة الصفراء للحماية، وما يليها يُقرَّر بعد التحقق.',
        ),
        topic: 'notice-colours',
      },
    },
    {
      kind: 'question',
      id: 'whom-to-ask',
      asks: say(
        'She says: “Call his father, here is the number.” What do you do with it?',
        'تقول: «اتصلوا بأبيه، هذا رقمه». ماذا تفعل بالرقم؟',
      ),
      options: [
        option('call', 'grave', {
          text: say('Call it: a father knows best.', 'اتصل به: الأب أدرى.'),
          feedback: say(
            'You do not know who answers, and that person would know where the child is.',
            'لا تعرف من سيجيب، وسيعرف المجيب أين الطفل.',
          ),
        }),
        option('pass-on', 'right', {
          text: say(
            'Write it into the referral. Your bureau asks the bureau of Estmark.',
            'دوّنه في الإحالة. مكتبكم الوطني يسأل مكتب إستمارك.',
          ),
          feedback: say(
            'Yes. Who reported the child missing is known there, and the answer comes by that way only.',
            'نعم. هناك يُعرف من أبلغ عن فقدان الطفل، ولا يأتي الجواب إلا من هذا الطريق.',
          ),
        }),
        option('police', 'wrong', {
          text: say(
            'Call the police in Estmark and hand the boy over tonight.',
            'اتصل بشرطة إستمارك وسلّمهم الصبي الليلة.',
          ),
          feedback: say(
            'Verification goes through the two bureaux, and where he goes is for the child protection authority.',
            'التحقق يمر عبر المكتبين، ووجهة الطفل تقررها سلطة حماية الطفل.',
          ),
        }),
      ],
      rule: {
        number: 3,
        says: say(
          'Only an answer from the bureau confirms a hit.',
          'لا يؤكد الإصابة إلا جواب المكتب الوطني.',
        ),
        topic: 'hit-procedure',
      },
    },
  ],
  debriefing: say(
    'Colour is advice: red asks where somebody is, yellow asks whether somebody is safe.',
    'اللون إرشاد: الأحمر يسأل أين الشخص، والأصفر يسأل هل هو في أمان.',
  ),
};
