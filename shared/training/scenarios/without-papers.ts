import { AS_HEARD, AS_SIGNED, AS_WRITTEN } from '../cast.ts';
import { option, type Scenario, say, TRAINING_DAY } from '../scenario.ts';

export const withoutPapers: Scenario = {
  id: 'without-papers',
  title: say('No papers and three spellings', 'بلا أوراق وبثلاث تهجئات'),
  about: say(
    'How a name is heard, written and signed: search all of them.',
    'الاسم كما يُسمع وكما يُكتب وكما يُوقَّع: ابحث بها كلها.',
  ),
  day: TRAINING_DAY,
  briefing: say(
    'A man came over the green border and asks for asylum. He has no document. Before his case can close it must have been checked.',
    'رجل عبر الحدود البرية ويطلب اللجوء، ولا وثيقة لديه. ويجب فحص قضيته قبل إغلاقها.',
  ),
  steps: [
    {
      kind: 'present',
      told: say(
        'Type the name as your colleague heard it: press M. Sarganty, Jozef, year of birth 1991, male, no document.',
        'أدخل الاسم كما سمعه زميلك: اضغط M. Sarganty، Jozef، سنة الميلاد 1991، ذكر، بلا وثيقة.',
      ),
      papers: [],
      presented: { how: 'typed', traveller: AS_HEARD },
      expected: { outcome: 'not-screened', reasons: ['source-failed'] },
      seen: say(
        'Nobody like that was found, and the answer is “not screened”: without a document the register of documents cannot be searched.',
        'لم يُعثر على أحد بهذا الاسم، والجواب «لم يُفحص»: من دون وثيقة لا يمكن البحث في سجل الوثائق.',
      ),
    },
    {
      kind: 'question',
      id: 'meaning',
      asks: say('Is the nominal check done with that?', 'هل اكتمل بذلك فحص الأسماء؟'),
      options: [
        option('done', 'wrong', {
          text: say('Yes: nobody was found.', 'نعم: لم يُعثر على أحد.'),
          feedback: say(
            'A name by ear is one guess among many.',
            'الاسم المسموع تخمين واحد من بين كثير.',
          ),
        }),
        option('variants', 'right', {
          text: say(
            'No: let him write his name, in his own script and in Latin letters, and search each.',
            'لا: دعه يكتب اسمه بخطه وبالحروف اللاتينية، وابحث بكلٍّ منها.',
          ),
          feedback: say('Yes. His own hand is the best source.', 'نعم. خط يده أفضل مصدر.'),
        }),
        option('impossible', 'wrong', {
          text: say('It cannot be done without a document.', 'لا يمكن إجراؤه من دون وثيقة.'),
          feedback: say(
            'The lists of persons can be searched by name alone.',
            'قوائم الأشخاص يمكن البحث فيها بالاسم وحده.',
          ),
        }),
      ],
      rule: {
        number: 1,
        says: say(
          'Every asylum case records document and nominal checks before it closes.',
          'كل قضية لجوء تُسجَّل فيها فحوص الوثائق والأسماء قبل إغلاقها.',
        ),
        topic: 'asylum-first-contact',
      },
    },
    {
      kind: 'present',
      told: say(
        'He writes in Latin letters: Alzarqandi, Youssef. Type it; the rest as before.',
        'يكتب بالحروف اللاتينية: Alzarqandi، Youssef. أدخله، والباقي كما سبق.',
      ),
      papers: [],
      presented: { how: 'typed', traveller: AS_WRITTEN },
      expected: { outcome: 'hit', reasons: ['person-hit', 'protection', 'source-failed'] },
      seen: say(
        'A red notice of Karsovia answers. The spelling differs from the list, and the search saw through it.',
        'أجابت نشرة حمراء من كارسوفيا. التهجئة تختلف عن القائمة والبحث تبيّنها.',
      ),
    },
    {
      kind: 'present',
      told: say(
        'He signs: يوسف الزرقندي. Type Al Zarqandi, Yusuf, with the name in its own script.',
        'يوقّع: يوسف الزرقندي. أدخل Al Zarqandi، Yusuf، مع الاسم بخطه الأصلي.',
      ),
      papers: [],
      presented: { how: 'typed', traveller: AS_SIGNED },
      expected: { outcome: 'hit', reasons: ['person-hit', 'protection', 'source-failed'] },
      seen: say(
        'Letter for letter the name of the notice. Only the year of birth is known, though, and many bear this name.',
        'الاسم مطابق لاسم النشرة حرفًا بحرف. لكن لا يُعرف من الميلاد إلا سنته، وكثيرون يحملون هذا الاسم.',
      ),
    },
    {
      kind: 'question',
      id: 'claim',
      asks: say(
        'He says that Karsovia seeks him because of a demonstration. What happens to his claim?',
        'يقول إن كارسوفيا تطلبه بسبب مظاهرة. ماذا يحدث لطلبه؟',
      ),
      options: [
        option('denied', 'wrong', {
          text: say(
            'It is denied: wanted persons get no asylum.',
            'يُرفض: المطلوبون لا يُمنحون اللجوء.',
          ),
          feedback: say(
            'A hit denies nothing. Here it may even bear out what he says.',
            'الإصابة لا ترفض شيئًا، بل قد تؤيد هنا ما يقوله.',
          ),
        }),
        option('asylum', 'right', {
          text: say(
            'It goes on at the asylum desk; the hit is verified by your own bureau, in words that say nothing of it.',
            'يستمر في مكتب اللجوء، ويتحقق مكتبكم الوطني من الإصابة بعبارات لا تذكره.',
          ),
          feedback: say(
            'Yes. All three searches stand in the record, with their purpose.',
            'نعم. وعمليات البحث الثلاث مسجلة مع غرضها.',
          ),
        }),
        option('wait', 'wrong', {
          text: say(
            'It waits until Karsovia withdraws the notice.',
            'ينتظر حتى تسحب كارسوفيا النشرة.',
          ),
          feedback: say('It never will.', 'لن تفعل ذلك أبدًا.'),
        }),
      ],
      rule: {
        number: 4,
        says: say(
          'Issuer and claimed persecutor are the same State: no contact, own bureau only.',
          'المُصدر والجهة المضطهِدة المدّعاة دولة واحدة: لا اتصال، والمكتب الوطني وحده.',
        ),
        topic: 'protection-rules',
      },
    },
    {
      kind: 'question',
      id: 'interpreter',
      asks: say(
        'The interpreter offers: “My cousin works at the consulate of Karsovia; he can confirm the spelling.” You say:',
        'يعرض المترجم: «ابن عمي يعمل في قنصلية كارسوفيا ويمكنه تأكيد التهجئة». تقول:',
      ),
      options: [
        option('yes', 'grave', {
          text: say('“Good idea, but do not say why.”', '«فكرة جيدة، لكن لا تقل السبب».'),
          feedback: say(
            'A name and your telephone number are the answer to the question that Karsovia asks.',
            'الاسم ورقم هاتفكم هما الجواب عن السؤال الذي تطرحه كارسوفيا.',
          ),
        }),
        option('no', 'right', {
          text: say(
            '“No. Nobody outside is asked.” And you tell your supervisor about the cousin.',
            '«لا. لا يُسأل أحد في الخارج». وتخبر مشرفك بأمر القريب.',
          ),
          feedback: say(
            'Yes. Whether this interpreter may go on is a question, too.',
            'نعم. واستمرار هذا المترجم مسألة ينبغي بحثها أيضًا.',
          ),
        }),
        option('later', 'wrong', {
          text: say('“Later, after the decision.”', '«لاحقًا، بعد القرار».'),
          feedback: say('After the decision it is just as dangerous.', 'الخطر بعد القرار هو نفسه.'),
        }),
      ],
      rule: {
        number: 5,
        says: say(
          'Asylum data goes to no one outside the own bureau, the General Secretariat and the Commission.',
          'بيانات اللجوء لا تذهب إلى أحد خارج المكتب الوطني والأمانة العامة واللجنة.',
        ),
        topic: 'asylum-first-contact',
      },
    },
  ],
  debriefing: say(
    'Three spellings, one man, and perhaps not the one of the notice. Only the answer of your bureau will tell.',
    'ثلاث تهجئات ورجل واحد، وربما ليس هو صاحب النشرة. جواب مكتبكم الوطني وحده يحسم الأمر.',
  ),
};
