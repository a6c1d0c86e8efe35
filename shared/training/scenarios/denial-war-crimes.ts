import { DENIED } from '../cast.ts';
import { option, type Scenario, say, TRAINING_DAY } from '../scenario.ts';

export const denialWarCrimes: Scenario = {
  id: 'denial-war-crimes',
  title: say('A denial for war crimes', 'رفض بسبب جرائم حرب'),
  about: say(
    'Who may be told that protection was denied, and who never.',
    'من يجوز إبلاغه برفض الحماية، ومن لا يجوز أبدًا.',
  ),
  day: TRAINING_DAY,
  briefing: say(
    'The asylum authority of Utopia has denied Drago Velimirak: serious reasons to consider that he ill-treated prisoners of war. He has no document. You prepare the file for your bureau.',
    'رفضت سلطة اللجوء في يوتوبيا طلب دراغو فيليميراك: أسباب جدية تدعو إلى الاعتقاد بأنه أساء معاملة أسرى حرب. لا وثيقة لديه. وأنت تُعدّ الملف لمكتبكم الوطني.',
  ),
  steps: [
    {
      kind: 'present',
      told: say(
        'Type him: press M. Velimirak, Drago, born 17 June 1969, male, no document.',
        'أدخل بياناته: اضغط M. فيليميراك (Velimirak)، دراغو (Drago)، مولود في 17 حزيران/يونيو 1969، ذكر، بلا وثيقة.',
      ),
      papers: [
        say(
          'From the decision: national of Karsovia, and he says that he fears Karsovia.',
          'من القرار: مواطن من كارسوفيا، ويقول إنه يخشى كارسوفيا.',
        ),
      ],
      presented: { how: 'typed', traveller: DENIED },
      expected: { outcome: 'hit', reasons: ['person-hit', 'source-failed'] },
      seen: say(
        'A diffusion of Estmark answers. The register of documents could not be searched: there was no document to look up.',
        'أجابت رسالة تعميم من إستمارك. ولم يكن البحث في سجل الوثائق ممكنًا لعدم وجود وثيقة يُبحث عنها.',
      ),
    },
    {
      kind: 'question',
      id: 'who',
      asks: say('Who may be told of the denial?', 'من يجوز إبلاغه بالرفض؟'),
      options: [
        option('everybody', 'grave', {
          text: say(
            'Every member State: a war criminal has no protection.',
            'جميع الدول الأعضاء: مجرم الحرب لا حماية له.',
          ),
          feedback: say(
            'Karsovia is among them. A denial does not end the ban on exposing him to the State that he fears.',
            'وكارسوفيا من بينها. الرفض لا يُنهي حظر كشفه للدولة التي يخشاها.',
          ),
        }),
        option('some', 'right', {
          text: say(
            'Through your own bureau: the General Secretariat, and States such as Estmark; never Karsovia.',
            'عبر مكتبكم الوطني: الأمانة العامة ودول مثل إستمارك، ولا كارسوفيا أبدًا.',
          ),
          feedback: say(
            'Yes. “Other countries” is taken apart by name, so that no persecutor hides in a list.',
            'نعم. عبارة «دول أخرى» تُفكَّك بالاسم كي لا تختبئ الجهة المضطهِدة في قائمة.',
          ),
        }),
        option('nobody', 'wrong', {
          text: say('Nobody: asylum files are secret.', 'لا أحد: ملفات اللجوء سرية.'),
          feedback: say(
            'Clause 6 of the resolution asks for exactly this message when the reason is a criminal background.',
            'البند 6 من القرار يطلب هذه الرسالة بعينها متى كان السبب خلفية جنائية.',
          ),
        }),
      ],
      rule: {
        number: 9,
        says: say(
          'Denials are told to others only when they rest on criminal background; never to the State of feared persecution.',
          'لا يُبلَّغ الآخرون بالرفض إلا إذا استند إلى خلفية جنائية، ولا تُبلَّغ الدولة التي يُخشى التعرض للاضطهاد من جانبها أبدًا.',
        ),
        topic: 'clauses',
      },
    },
    {
      kind: 'question',
      id: 'form',
      asks: say(
        'What must the message have before it leaves?',
        'ما الذي يجب أن تستوفيه الرسالة قبل إرسالها؟',
      ),
      options: [
        option('quick', 'wrong', {
          text: say('Your signature; it is urgent.', 'توقيعك؛ فالأمر عاجل.'),
          feedback: say(
            'A denial goes out once and is read for years. Two persons look at it.',
            'رسالة الرفض تُرسل مرة وتُقرأ سنوات، ولذلك ينظر فيها شخصان.',
          ),
        }),
        option('formal', 'right', {
          text: say(
            'Two approvals, the marking “confidential”, and the national law that permits it.',
            'موافقتان، وعلامة «سري»، والنص الوطني الذي يجيزها.',
          ),
          feedback: say('Yes, and the desk refuses it without.', 'نعم، والنظام يرفضها من دونها.'),
        }),
        option('interview', 'grave', {
          text: say(
            'The record of his asylum interview, so that all can judge for themselves.',
            'محضر مقابلة اللجوء، كي يحكم الجميع بأنفسهم.',
          ),
          feedback: say(
            'What he said in confidence names family and friends. It stays with the asylum authority.',
            'ما قاله في سرية يذكر أهله وأصدقاءه، ويبقى لدى سلطة اللجوء.',
          ),
        }),
      ],
      rule: {
        number: 7,
        says: say(
          'Formal messages need two persons, a marking, and a legal basis.',
          'الرسائل الرسمية تحتاج إلى شخصين وعلامة سرية وأساس قانوني.',
        ),
        topic: 'protection-rules',
      },
    },
    {
      kind: 'question',
      id: 'overturned',
      asks: say(
        'A year later a court overturns the denial. What follows?',
        'بعد عام تُلغي المحكمة الرفض. ما الذي يترتب على ذلك؟',
      ),
      options: [
        option('correct', 'right', {
          text: say(
            'A correcting message to exactly those who received the first.',
            'رسالة تصحيح إلى الجهات التي تلقت الأولى بعينها.',
          ),
          feedback: say(
            'Yes. Nobody else needs to hear of it.',
            'نعم. ولا حاجة لغيرها أن يسمع به.',
          ),
        }),
        option('silence', 'wrong', {
          text: say('Nothing: it was right at the time.', 'لا شيء: كان صحيحًا في حينه.'),
          feedback: say(
            'Then others go on treating him as what he is not.',
            'عندئذ يستمر الآخرون في معاملته على غير حقيقته.',
          ),
        }),
        option('announce', 'grave', {
          text: say(
            'A message to all States that he is innocent.',
            'رسالة إلى جميع الدول بأنه بريء.',
          ),
          feedback: say(
            'Karsovia reads it too, and learns where he is.',
            'وتقرؤها كارسوفيا أيضًا فتعرف مكانه.',
          ),
        }),
      ],
      rule: {
        number: 10,
        says: say(
          'A revoked or overturned decision sends a correcting message.',
          'القرار المسحوب أو الملغى تتبعه رسالة تصحيح.',
        ),
        topic: 'clauses',
      },
    },
  ],
  debriefing: say(
    'Two duties at once: others must be warned, and even a man who is denied is not delivered to his persecutor.',
    'واجبان معًا: يجب تحذير الآخرين، ولا يُسلَّم حتى المرفوض طلبه إلى مضطهِده.',
  ),
};
