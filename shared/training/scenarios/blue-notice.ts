import { SOUGHT_WITNESS } from '../cast.ts';
import { option, type Scenario, say, TRAINING_DAY } from '../scenario.ts';

export const blueNotice: Scenario = {
  id: 'blue-notice',
  title: say('A blue notice and a talkative officer', 'نشرة زرقاء وموظف كثير الكلام'),
  about: say(
    'Information is collected, and the person does not learn of it from you.',
    'تُجمع المعلومات ولا يعلم الشخص بذلك منك.',
  ),
  day: TRAINING_DAY,
  briefing: say(
    'First line, exit. A businessman is in a hurry. Your colleague looks over your shoulder.',
    'الخط الأول، اتجاه الخروج. رجل أعمال على عجلة من أمره، وزميلك ينظر من فوق كتفك.',
  ),
  steps: [
    {
      kind: 'present',
      told: say('Read his passport.', 'اقرأ جواز سفره.'),
      papers: [
        say(
          'A ticket to Estmark by way of two other States.',
          'تذكرة إلى إستمارك عبر دولتين أخريين.',
        ),
      ],
      presented: { how: 'document', elements: SOUGHT_WITNESS },
      expected: { outcome: 'hit', reasons: ['person-hit'] },
      seen: say(
        'A blue notice of Estmark: identity and whereabouts are sought in an inquiry. He is not charged with anything.',
        'نشرة زرقاء من إستمارك: مطلوب معرفة هويته ومكانه في تحقيق. وهو غير متهم بشيء.',
      ),
    },
    {
      kind: 'question',
      id: 'colour',
      asks: say('What does a blue notice ask of you?', 'ماذا تطلب منك النشرة الزرقاء؟'),
      options: [
        option('arrest', 'wrong', {
          text: say('To arrest him.', 'توقيفه.'),
          feedback: say('Blue never asks for an arrest.', 'النشرة الزرقاء لا تطلب التوقيف أبدًا.'),
        }),
        option('collect', 'right', {
          text: say(
            'To note when, where, with what documents and whereto, and to refer.',
            'تدوين متى وأين وبأي وثائق وإلى أين، ثم الإحالة.',
          ),
          feedback: say('Yes. He may well travel on.', 'نعم. وقد يواصل سفره.'),
        }),
        option('nothing', 'wrong', {
          text: say('Nothing: only red matters.', 'لا شيء: الحمراء وحدها تهم.'),
          feedback: say(
            'Every colour has its own task. See the guidance on colours.',
            'لكل لون مهمته. راجع إرشادات الألوان.',
          ),
        }),
      ],
      rule: {
        number: 2,
        says: say(
          'A blue notice collects information; a hit still decides nothing.',
          'النشرة الزرقاء تجمع المعلومات، والإصابة لا تقرر شيئًا مع ذلك.',
        ),
        topic: 'notice-colours',
      },
    },
    {
      kind: 'question',
      id: 'talk',
      asks: say(
        'Your colleague laughs: “INTERPOL is after you! Money laundering?” What should have been said?',
        'يضحك زميلك: «الإنتربول يلاحقك! غسل أموال؟» ماذا كان ينبغي أن يُقال؟',
      ),
      options: [
        option('explain', 'wrong', {
          text: say(
            'The same, but politely, so that he can clear it up.',
            'الكلام نفسه ولكن بأدب، كي يوضح الأمر.',
          ),
          feedback: say(
            'Whoever knows that he is sought empties accounts and warns others.',
            'من يعلم أنه مطلوب يُفرغ حساباته ويحذّر غيره.',
          ),
        }),
        option('screen', 'grave', {
          text: say(
            'Nothing; just turn the screen so that he can read it.',
            'لا شيء؛ أدر الشاشة ليقرأها.',
          ),
          feedback: say(
            'Then he has the reference, the issuer and the reason, and other people’s data besides.',
            'عندئذ يعرف المرجع والمُصدر والسبب، وبيانات أشخاص آخرين أيضًا.',
          ),
        }),
        option('moment', 'right', {
          text: say(
            '“A routine check, one moment please.” No list, no colour, no State.',
            '«فحص اعتيادي، لحظة من فضلك». لا قائمة ولا لون ولا دولة.',
          ),
          feedback: say(
            'Yes: the same words that everybody hears.',
            'نعم: الكلمات نفسها التي يسمعها الجميع.',
          ),
        }),
      ],
      rule: {
        number: 13,
        says: say(
          'What a list says is not told at the counter.',
          'ما تقوله القائمة لا يُقال عند المنضدة.',
        ),
        topic: 'hit-procedure',
      },
    },
    {
      kind: 'question',
      id: 'where-to',
      asks: say('Where does what you noted go?', 'إلى أين يذهب ما دوّنته؟'),
      options: [
        option('investigator', 'wrong', {
          text: say(
            'By e-mail to the investigator in Estmark.',
            'بالبريد الإلكتروني إلى المحقق في إستمارك.',
          ),
          feedback: say(
            'Estmark is no persecutor, and still everything goes by the two bureaux.',
            'إستمارك ليست جهة مضطهِدة، ومع ذلك يمر كل شيء عبر المكتبين.',
          ),
        }),
        option('bureau', 'right', {
          text: say(
            'Into the referral, and from there to your own bureau.',
            'إلى الإحالة ومنها إلى مكتبكم الوطني.',
          ),
          feedback: say('Yes.', 'نعم.'),
        }),
        option('chat', 'wrong', {
          text: say('Into the shift’s chat group.', 'إلى مجموعة المحادثة الخاصة بالوردية.'),
          feedback: say(
            'A person’s data in a private telephone is out of anybody’s control.',
            'بيانات شخص في هاتف خاص خارجة عن سيطرة الجميع.',
          ),
        }),
      ],
      rule: {
        number: 3,
        says: say(
          'Verification and resolution go through the National Central Bureau.',
          'التحقق والتسوية يمران عبر المكتب المركزي الوطني.',
        ),
        topic: 'hit-procedure',
      },
    },
  ],
  debriefing: say(
    'He went on to his gate and noticed nothing. Estmark will hear of him by the right way.',
    'مضى إلى بوابته ولم يلحظ شيئًا، وستعلم إستمارك بأمره من الطريق الصحيح.',
  ),
};
