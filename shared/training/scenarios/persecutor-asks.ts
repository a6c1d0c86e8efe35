import { ASKED_AFTER } from '../cast.ts';
import { option, type Scenario, say, TRAINING_DAY } from '../scenario.ts';

export const persecutorAsks: Scenario = {
  id: 'persecutor-asks',
  title: say('Karsovia is on the telephone', 'كارسوفيا على الهاتف'),
  about: say(
    'Neither a yes nor a no, and not even a refusal that only refugees would get.',
    'لا نعم ولا لا، ولا حتى رفض لا يُقال إلا بشأن اللاجئين.',
  ),
  day: TRAINING_DAY,
  briefing: say(
    'First line, exit. While you work, the telephone rings.',
    'الخط الأول، اتجاه الخروج. يرن الهاتف وأنت تعمل.',
  ),
  steps: [
    {
      kind: 'present',
      told: say('Screen the man who is before you.', 'افحص الرجل الواقف أمامك.'),
      papers: [
        say(
          'He holds a refugee travel document of Utopia and wants to visit his sister.',
          'يحمل وثيقة سفر للاجئين صادرة عن يوتوبيا ويريد زيارة أخته.',
        ),
      ],
      presented: { how: 'document', elements: ASKED_AFTER },
      expected: { outcome: 'clear', reasons: ['protection'] },
      seen: say(
        'No list answers. The protection line reminds you who he is; it is no alarm.',
        'لا جواب في أي قائمة. سطر الحماية يذكّرك بصفته وليس إنذارًا.',
      ),
    },
    {
      kind: 'question',
      id: 'answer',
      asks: say(
        '“Duty officer, National Central Bureau of Karsovia. Is Samir Qasrawand at your post? Has he asked for asylum? Just a yes or a no, colleague.” What do you say?',
        '«الضابط المناوب في المكتب المركزي الوطني لكارسوفيا. هل سمير قصروند عندكم؟ هل طلب اللجوء؟ نعم أو لا يا زميل». ماذا تقول؟',
      ),
      options: [
        option('protected', 'grave', {
          text: say(
            '“He is under our protection. You cannot have him.”',
            '«هو تحت حمايتنا ولن تحصلوا عليه».',
          ),
          feedback: say(
            'Now Karsovia knows where he is, who protects him, and that his family at home can be asked.',
            'الآن تعرف كارسوفيا أين هو ومن يحميه، وأن أسرته في الوطن يمكن أن تُسأل.',
          ),
        }),
        option('asylum-secret', 'grave', {
          text: say(
            '“I may say nothing about asylum seekers.”',
            '«لا يجوز لي أن أقول شيئًا عن طالبي اللجوء».',
          ),
          feedback: say(
            'That is a yes. A refusal which only refugees get tells as much as an answer.',
            'هذه «نعم». الرفض الذي لا يُقال إلا بشأن اللاجئين يُفصح كالجواب تمامًا.',
          ),
        }),
        option('same-for-all', 'right', {
          text: say(
            '“This post gives no information by telephone. Please write to the bureau of Utopia.”',
            '«هذا المركز لا يعطي معلومات بالهاتف. راسلوا مكتب يوتوبيا من فضلكم».',
          ),
          feedback: say(
            'Yes: the same words for every caller and every name.',
            'نعم: الكلمات نفسها لكل متصل ولكل اسم.',
          ),
        }),
        option('not-here', 'wrong', {
          text: say('“He is not here.”', '«ليس هنا».'),
          feedback: say(
            'An answer is an answer. Next time you say nothing, and that will be a yes.',
            'الجواب جواب. في المرة القادمة تصمت فيكون صمتك «نعم».',
          ),
        }),
      ],
      rule: {
        number: 4,
        says: say(
          'No direct contact with the State of feared persecution; the only way is the own bureau.',
          'لا اتصال مباشرًا بالدولة التي يُخشى التعرض للاضطهاد من جانبها، والطريق الوحيد هو المكتب الوطني.',
        ),
        topic: 'protection-rules',
      },
    },
    {
      kind: 'question',
      id: 'afterwards',
      asks: say('The call is over. And now?', 'انتهت المكالمة. والآن؟'),
      options: [
        option('forget', 'wrong', {
          text: say('Nothing: you said nothing.', 'لا شيء: فأنت لم تقل شيئًا.'),
          feedback: say(
            'That somebody looks for him by name is itself something his protectors must know.',
            'أن أحدًا يبحث عنه بالاسم أمر يجب أن يعلمه من يحمونه.',
          ),
        }),
        option('report', 'right', {
          text: say(
            'Tell the supervisor and your own bureau who called, when, and what was asked.',
            'أبلغ المشرف ومكتبكم الوطني بمن اتصل ومتى وعمّ سأل.',
          ),
          feedback: say(
            'Yes. The bureau and the asylum authority decide what it means for him.',
            'نعم. المكتب الوطني وسلطة اللجوء يقدّران ما يعنيه ذلك له.',
          ),
        }),
        option('mail', 'grave', {
          text: say(
            'Ask the caller by e-mail to put it in writing, with a copy of the screening.',
            'اطلب من المتصل بالبريد الإلكتروني أن يكتب طلبه، مع نسخة من الفحص.',
          ),
          feedback: say(
            'With that you have answered, and in writing.',
            'بهذا تكون قد أجبت، وكتابةً.',
          ),
        }),
      ],
      rule: {
        number: 5,
        says: say(
          'Nothing of a case goes to the country of origin or the claimed persecutor, between the lines either.',
          'لا يذهب شيء من القضية إلى بلد المنشأ أو إلى الجهة التي يُقال إنها تضطهد، ولا بين السطور.',
        ),
        topic: 'protection-rules',
      },
    },
  ],
  debriefing: say(
    'A duty officer’s voice is no proof, and haste is a method. Your own bureau has time.',
    'صوت ضابط مناوب ليس دليلًا، والاستعجال أسلوب. لدى مكتبكم الوطني وقت.',
  ),
};
