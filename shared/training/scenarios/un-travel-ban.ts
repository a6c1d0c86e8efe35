import { BANNED } from '../cast.ts';
import { option, type Scenario, say, TRAINING_DAY } from '../scenario.ts';

export const unTravelBan: Scenario = {
  id: 'un-travel-ban',
  title: say('A travel ban of the United Nations', 'حظر سفر من الأمم المتحدة'),
  about: say(
    'Two answers about one man: a duty of States, and a request of one bureau.',
    'جوابان بشأن رجل واحد: واجب على الدول وطلب من مكتب واحد.',
  ),
  day: TRAINING_DAY,
  briefing: say(
    'First line, entry. A man of sixty arrives with a passport of Utopia.',
    'الخط الأول، اتجاه الدخول. رجل في الستين يصل بجواز سفر من يوتوبيا.',
  ),
  steps: [
    {
      kind: 'present',
      told: say('Read his passport.', 'اقرأ جواز سفره.'),
      papers: [],
      presented: { how: 'document', elements: BANNED },
      expected: { outcome: 'hit', reasons: ['listed-document', 'person-hit'] },
      seen: say(
        'The Security Council’s list names this very passport and a travel ban. A diffusion of Estmark answers as well.',
        'قائمة مجلس الأمن تذكر هذا الجواز بعينه وحظر سفر. وأجابت كذلك رسالة تعميم من إستمارك.',
      ),
    },
    {
      kind: 'question',
      id: 'ban',
      asks: say(
        'What does the travel ban mean at your counter?',
        'ماذا يعني حظر السفر عند منضدتك؟',
      ),
      options: [
        option('money', 'wrong', {
          text: say('Nothing: sanctions are about money.', 'لا شيء: العقوبات تخص الأموال.'),
          feedback: say(
            'A travel ban obliges States to prevent entry and transit, with exemptions.',
            'حظر السفر يُلزم الدول بمنع الدخول والعبور، مع استثناءات.',
          ),
        }),
        option('you-refuse', 'wrong', {
          text: say('You refuse entry on the spot.', 'ترفض دخوله فورًا.'),
          feedback: say(
            'He is a national of Utopia, whom the ban obliges nobody to turn away from his own State. That is not for the counter to weigh.',
            'هو مواطن يوتوبي، والحظر لا يُلزم أحدًا بردّه عن دولته. وليس للمنضدة أن تزن ذلك.',
          ),
        }),
        option('refer', 'right', {
          text: say(
            'You refer: whether it binds here is decided by the authority in charge.',
            'تُحيله: السلطة المختصة هي التي تقرر هل يسري الحظر هنا.',
          ),
          feedback: say(
            'Yes. Nationality, exemptions and the entry itself are looked at there.',
            'نعم. هناك يُنظر في الجنسية والاستثناءات والقيد نفسه.',
          ),
        }),
      ],
      rule: {
        number: 2,
        says: say(
          'A hit never decides entry, a United Nations listing included.',
          'الإصابة لا تقرر الدخول أبدًا، ولا حتى القيد في قائمة الأمم المتحدة.',
        ),
        topic: 'notice-colours',
      },
    },
    {
      kind: 'question',
      id: 'exemption',
      asks: say(
        'He shows a letter: the Committee has exempted this journey. What about it?',
        'يُبرز رسالة: اللجنة استثنت هذه الرحلة. ماذا تفعل بها؟',
      ),
      options: [
        option('believe', 'wrong', {
          text: say('It has a seal: let him go on.', 'عليها ختم: دعه يمر.'),
          feedback: say('Seals are drawn on any computer.', 'الأختام تُرسم على أي حاسوب.'),
        }),
        option('verify', 'right', {
          text: say(
            'Copy its reference into the referral; your authority verifies it with the Committee.',
            'انقل مرجعها إلى الإحالة، وسلطتكم تتحقق منها لدى اللجنة.',
          ),
          feedback: say(
            'Yes, and he waits as a guest, not as a prisoner.',
            'نعم، وينتظر ضيفًا لا سجينًا.',
          ),
        }),
        option('tear', 'wrong', {
          text: say('Ignore it: a ban is a ban.', 'تجاهلها: الحظر حظر.'),
          feedback: say(
            'Exemptions exist, for courts and for illness.',
            'الاستثناءات موجودة، للمحاكم وللمرض مثلًا.',
          ),
        }),
      ],
      rule: {
        number: 3,
        says: say(
          'What a person shows is checked with whoever is said to have issued it, by the right way.',
          'ما يُبرزه الشخص يُتحقق منه لدى من قيل إنه أصدره، وبالطريق الصحيح.',
        ),
        topic: 'hit-procedure',
      },
    },
    {
      kind: 'question',
      id: 'diffusion',
      asks: say('And Estmark’s diffusion?', 'وماذا عن تعميم إستمارك؟'),
      options: [
        option('same', 'right', {
          text: say(
            'One bureau’s own request. It goes into the same referral as a second answer.',
            'طلب خاص بمكتب واحد، ويدخل في الإحالة نفسها جوابًا ثانيًا.',
          ),
          feedback: say(
            'Yes. It is verified by itself: one may be right and the other wrong.',
            'نعم. ويُتحقق منه على حدة: فقد يصح أحدهما ويخطئ الآخر.',
          ),
        }),
        option('proof', 'wrong', {
          text: say('Two answers prove it: he is the man.', 'جوابان دليل كافٍ: إنه هو.'),
          feedback: say(
            'One list often copies another. Two likenesses are still likenesses.',
            'كثيرًا ما تنقل قائمة عن أخرى، والتشابهان يبقيان تشابهًا.',
          ),
        }),
        option('phone', 'wrong', {
          text: say('Telephone Estmark to speed it up.', 'هاتف إستمارك للتعجيل.'),
          feedback: say('By your own bureau, always.', 'عبر مكتبكم الوطني دائمًا.'),
        }),
      ],
      rule: {
        number: 3,
        says: say('Each answer is verified by itself.', 'كل جواب يُتحقق منه على حدة.'),
        topic: 'notice-colours',
      },
    },
  ],
  debriefing: say(
    'The list binds States, and a person decides for the State. You gave that person everything needed.',
    'القائمة تُلزم الدول، وإنسان يقرر باسم الدولة. وقد أعطيتَ ذلك الإنسان كل ما يلزمه.',
  ),
};
