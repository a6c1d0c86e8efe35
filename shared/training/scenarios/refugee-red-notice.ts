import { RECOGNISED } from '../cast.ts';
import { option, type Scenario, say, TRAINING_DAY } from '../scenario.ts';

export const refugeeRedNotice: Scenario = {
  id: 'refugee-red-notice',
  title: say('A refugee with a red notice', 'لاجئ صدرت بحقه نشرة حمراء'),
  about: say(
    'A notice from the State that persecutes him is a reason to verify, and no more.',
    'النشرة الصادرة عن الدولة التي تضطهده سبب للتحقق لا أكثر.',
  ),
  day: TRAINING_DAY,
  briefing: say(
    'You are at the first line, entry. A man comes home from a journey. He holds a refugee travel document that Utopia, your own State, has issued to him.',
    'أنت في الخط الأول، اتجاه الدخول. رجل يعود من سفر ويحمل وثيقة سفر للاجئين أصدرتها له يوتوبيا، وهي دولتك.',
  ),
  steps: [
    {
      kind: 'present',
      told: say('He puts his document on the reader.', 'يضع وثيقته على القارئ.'),
      papers: [
        say(
          'He was a journalist in Karsovia. Utopia recognised him as a refugee in 2021.',
          'كان صحفيًا في كارسوفيا، وقد اعترفت به يوتوبيا لاجئًا عام 2021.',
        ),
      ],
      presented: { how: 'document', elements: RECOGNISED },
      expected: { outcome: 'hit', reasons: ['person-hit', 'protection'] },
      seen: say(
        'Name and date of birth are those of a red notice. Its issuer, Karsovia (ZZK), is the State from which Utopia protects him; the desk says so in the protection lines.',
        'الاسم وتاريخ الميلاد مطابقان لنشرة حمراء، ومُصدرها كارسوفيا (ZZK) هي الدولة التي تحميه يوتوبيا منها، وهذا ما تقوله أسطر الحماية على الشاشة.',
      ),
    },
    {
      kind: 'question',
      id: 'first',
      asks: say('What do you do first?', 'ما أول ما تفعله؟'),
      options: [
        option('arrest', 'wrong', {
          text: say(
            'Arrest him: a red notice is an arrest warrant.',
            'أوقفه: النشرة الحمراء أمر قبض.',
          ),
          feedback: say(
            'A red notice asks for a person to be located. Whether it allows an arrest is for the law of each State, and here an officer of the second line must look first.',
            'النشرة الحمراء طلب لتحديد مكان شخص. أما جواز التوقيف بموجبها فيقرره قانون كل دولة، وهنا يجب أن ينظر موظف الخط الثاني أولًا.',
          ),
        }),
        option('call-issuer', 'grave', {
          text: say(
            'Call the bureau in Karsovia and ask whether the notice still stands.',
            'اتصل بالمكتب في كارسوفيا واسأل هل ما زالت النشرة قائمة.',
          ),
          feedback: say(
            'That call tells the persecutor where he is. There is never any direct contact with the issuer.',
            'هذا الاتصال يخبر الجهة المضطهِدة بمكانه. لا اتصال مباشرًا بمُصدر النشرة أبدًا.',
          ),
        }),
        option('refer', 'right', {
          text: say('Refer him to the second line.', 'أحِله إلى الخط الثاني.'),
          feedback: say(
            'Yes. A hit creates a referral and never a decision.',
            'نعم. الإصابة تنشئ إحالة ولا تصنع قرارًا أبدًا.',
          ),
        }),
        option('wave-through', 'wrong', {
          text: say(
            'Let him go on: notices from persecutors do not count.',
            'دعه يمر: نشرات الجهات المضطهِدة لا يُعتدّ بها.',
          ),
          feedback: say(
            'Nobody at the counter can know that. Only an answer through your own bureau makes a hit confirmed or false.',
            'لا أحد عند المنضدة يمكنه معرفة ذلك. وحده الجواب الوارد عبر مكتبكم الوطني يؤكد الإصابة أو ينفيها.',
          ),
        }),
      ],
      rule: {
        number: 2,
        says: say(
          'A hit never decides entry or asylum; it creates a referral.',
          'الإصابة لا تقرر الدخول ولا اللجوء أبدًا، بل تنشئ إحالة.',
        ),
        topic: 'hit-procedure',
      },
    },
    {
      kind: 'refer',
      told: say(
        'Refer him now at the desk: press R and write what the second line should know. Leave his status out.',
        'أحِله الآن من الشاشة: اضغط R واكتب ما ينبغي أن يعرفه الخط الثاني. لا تذكر صفته.',
      ),
    },
    {
      kind: 'question',
      id: 'question-to-bureau',
      asks: say(
        'Your National Central Bureau has the hit verified. What does the message say?',
        'يطلب مكتبكم المركزي الوطني التحقق من الإصابة. ماذا تقول الرسالة؟',
      ),
      options: [
        option('status', 'grave', {
          text: say(
            'That he is a refugee, so that the notice is deleted quickly.',
            'أنه لاجئ، كي تُحذف النشرة سريعًا.',
          ),
          feedback: say(
            'Such a message can reach the issuer, and then Karsovia knows who protects him.',
            'قد تصل رسالة كهذه إلى مُصدر النشرة فتعرف كارسوفيا من يحميه.',
          ),
        }),
        option('template', 'right', {
          text: say(
            'What the template for everyone says: the notice, the data compared, nothing of asylum.',
            'ما يقوله النموذج الموحد للجميع: النشرة والبيانات التي قورنت، ولا شيء عن اللجوء.',
          ),
          feedback: say(
            'Yes. One template for everyone, so that neither its words nor their absence tell anything.',
            'نعم. نموذج واحد للجميع، فلا تفصح كلماته ولا غيابها عن شيء.',
          ),
        }),
        option('nothing', 'wrong', {
          text: say('Nothing: refugees are not verified.', 'لا شيء: لا يُتحقق من اللاجئين.'),
          feedback: say(
            'Then the hit stays unverified for ever, and he is stopped each time.',
            'عندئذ تبقى الإصابة دون تحقق إلى الأبد ويُوقف كل مرة.',
          ),
        }),
      ],
      rule: {
        number: 6,
        says: say('A hit message never mentions asylum.', 'رسالة الإصابة لا تذكر اللجوء أبدًا.'),
        topic: 'protection-rules',
      },
    },
    {
      kind: 'question',
      id: 'after-confirmation',
      asks: say(
        'The General Secretariat knows his status in confidence and deletes the notice. What changes at your post?',
        'أُبلغت الأمانة العامة بصفته سرًا وحذفت النشرة. ما الذي يتغير في مركزك؟',
      ),
      options: [
        option('all-gone', 'wrong', {
          text: say('Every alert about him is deleted.', 'تُحذف كل التنبيهات المتعلقة به.'),
          feedback: say(
            'Alerts of other States stay: a theft in Estmark is still a theft.',
            'تبقى تنبيهات الدول الأخرى: السرقة في إستمارك تظل سرقة.',
          ),
        }),
        option('that-state', 'right', {
          text: say(
            'Karsovia’s notices about him are no longer shown; those of others stay.',
            'لا تُعرض بعد الآن نشرات كارسوفيا بشأنه، وتبقى نشرات غيرها.',
          ),
          feedback: say(
            'Yes, and the deletion is passed on to every post.',
            'نعم، ويُعمَّم الحذف على جميع المراكز.',
          ),
        }),
        option('unchanged', 'wrong', {
          text: say('Nothing: he is referred each time.', 'لا شيء: يُحال كل مرة.'),
          feedback: say(
            'A stale copy that goes on alarming is what the Commission for the Control of Files criticises.',
            'النسخة القديمة التي تستمر في الإنذار هي ما تنتقده لجنة الرقابة على المحفوظات.',
          ),
        }),
      ],
      rule: {
        number: 8,
        says: say(
          'After confirmation that State’s notices on the person are suppressed; other States’ alerts stay.',
          'بعد التأكيد تُحجب نشرات تلك الدولة عن الشخص، وتبقى تنبيهات الدول الأخرى.',
        ),
        topic: 'resolution',
      },
    },
  ],
  debriefing: say(
    'He was verified like everybody else, and nobody outside learnt that he is a refugee. That is the whole art.',
    'جرى التحقق منه كأي شخص آخر، ولم يعلم أحد في الخارج أنه لاجئ. هذا هو جوهر الأمر كله.',
  ),
};
