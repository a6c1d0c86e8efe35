import { STOLEN_DOCUMENT } from '../cast.ts';
import { option, type Scenario, say, TRAINING_DAY } from '../scenario.ts';

export const stolenRefugeeDocument: Scenario = {
  id: 'stolen-refugee-document',
  title: say('A stolen refugee travel document', 'وثيقة سفر لاجئين مسروقة'),
  about: say(
    'The register speaks of the document, never of the person who holds it.',
    'السجل يتحدث عن الوثيقة لا عن الشخص الذي يحملها.',
  ),
  day: TRAINING_DAY,
  briefing: say(
    'First line, entry, the evening train. A young woman shows a refugee travel document of Utopia.',
    'الخط الأول، اتجاه الدخول، قطار المساء. شابة تُبرز وثيقة سفر للاجئين صادرة عن يوتوبيا.',
  ),
  steps: [
    {
      kind: 'present',
      told: say('Read the document.', 'اقرأ الوثيقة.'),
      papers: [
        say(
          'The photograph does not look like her, and she hesitates at the date of birth.',
          'الصورة لا تشبهها، وهي تتردد عند سؤالها عن تاريخ الميلاد.',
        ),
      ],
      presented: { how: 'document', elements: STOLEN_DOCUMENT },
      expected: { outcome: 'hit', reasons: ['document-hit', 'protection'] },
      seen: say(
        'The document was reported stolen on 28 May. The protection line is there because refugee documents always carry it; it does not say that the report is wrong.',
        'أُبلغ عن سرقة الوثيقة في 28 أيار/مايو. سطر الحماية يظهر لأن وثائق اللاجئين تحمله دائمًا، وهو لا يقول إن البلاغ خاطئ.',
      ),
    },
    {
      kind: 'question',
      id: 'first',
      asks: say('What do you do?', 'ماذا تفعل؟'),
      options: [
        option('accuse', 'wrong', {
          text: say(
            'Tell her that she is a thief, and turn her back.',
            'قل لها إنها سارقة وأعدها من حيث أتت.',
          ),
          feedback: say(
            'The register does not know who she is. She may be the owner who found it again, or somebody whom smugglers gave it to.',
            'السجل لا يعرف من هي. قد تكون صاحبتها وقد عثرت عليها، أو شخصًا أعطاه المهربون إياها.',
          ),
        }),
        option('ignore', 'wrong', {
          text: say(
            'Let her pass: the protection line stands above the report.',
            'دعها تمر: سطر الحماية يعلو على البلاغ.',
          ),
          feedback: say(
            'Protection forbids contact with a persecutor. It does not make a stolen document good.',
            'الحماية تمنع الاتصال بالجهة المضطهِدة، لكنها لا تجعل الوثيقة المسروقة صالحة.',
          ),
        }),
        option('refer', 'right', {
          text: say(
            'Keep the document, stay friendly, refer her to the second line.',
            'احتفظ بالوثيقة وابقَ لطيفًا وأحِلها إلى الخط الثاني.',
          ),
          feedback: say(
            'Yes. The second line finds out whether she is the holder.',
            'نعم. الخط الثاني يتبيّن هل هي صاحبة الوثيقة.',
          ),
        }),
      ],
      rule: {
        number: 2,
        says: say('A hit on a document creates a referral.', 'الإصابة على وثيقة تنشئ إحالة.'),
        topic: 'document-hits',
      },
    },
    {
      kind: 'question',
      id: 'asks-for-protection',
      asks: say(
        'She says: “It is not mine. I am from Karsovia. I cannot go back; I ask for protection.” What now?',
        'تقول: «ليست لي. أنا من كارسوفيا ولا أستطيع العودة، وأطلب الحماية». ماذا الآن؟',
      ),
      options: [
        option('back', 'grave', {
          text: say(
            'Send her back on the next train: whoever uses a false document has no claim.',
            'أعدها بالقطار التالي: من يستعمل وثيقة مزورة لا حق له في طلب الحماية.',
          ),
          feedback: say(
            'Whoever asks for protection is not returned before the claim is examined, whatever document was shown.',
            'من يطلب الحماية لا يُعاد قبل النظر في طلبه، أيًا كانت الوثيقة التي أبرزها.',
          ),
        }),
        option('asylum-desk', 'right', {
          text: say(
            'Write down that she asked, and bring her to the asylum desk. The document is a question of its own.',
            'دوّن أنها طلبت الحماية وأوصلها إلى مكتب اللجوء. أما الوثيقة فمسألة قائمة بذاتها.',
          ),
          feedback: say('Yes. Both go on, beside one another.', 'نعم. يسير الأمران جنبًا إلى جنب.'),
        }),
        option('consulate', 'grave', {
          text: say(
            'Ask the consulate of Karsovia to confirm who she is.',
            'اطلب من قنصلية كارسوفيا تأكيد هويتها.',
          ),
          feedback: say(
            'The consulate is the State that she fears. It would learn who she is and where.',
            'القنصلية هي الدولة التي تخشاها، وستعرف من هي وأين هي.',
          ),
        }),
      ],
      rule: {
        number: 5,
        says: say(
          'Asylum data goes only to the own bureau, the General Secretariat or the Commission.',
          'بيانات اللجوء لا تذهب إلا إلى المكتب الوطني أو الأمانة العامة أو اللجنة.',
        ),
        topic: 'asylum-first-contact',
      },
    },
    {
      kind: 'question',
      id: 'owner',
      asks: say('How do you find out whose document it is?', 'كيف تعرف لمن هذه الوثيقة؟'),
      options: [
        option('register', 'wrong', {
          text: say('The register of documents names the owner.', 'سجل الوثائق يذكر اسم صاحبها.'),
          feedback: say(
            'The register has no names, so that a lost document never leads to its holder.',
            'لا أسماء في السجل، كي لا تقود وثيقة مفقودة إلى حاملها أبدًا.',
          ),
        }),
        option('issuer', 'right', {
          text: say(
            'The authority in Utopia that issued it knows; the second line asks there, through the bureau.',
            'السلطة التي أصدرتها في يوتوبيا تعرف، والخط الثاني يسألها عبر المكتب الوطني.',
          ),
          feedback: say(
            'Yes. Only the issuing State has reported it, and only it can answer.',
            'نعم. الدولة المُصدرة وحدها هي التي أبلغت عنها، وهي وحدها التي تجيب.',
          ),
        }),
        option('internet', 'wrong', {
          text: say('Search the name on the internet.', 'ابحث عن الاسم في الإنترنت.'),
          feedback: say(
            'Then a refugee’s name stands beside your address in somebody else’s log.',
            'عندئذ يُسجَّل اسم لاجئة بجانب عنوانكم في سجلات غيركم.',
          ),
        }),
      ],
      rule: {
        number: 11,
        says: say(
          'Reports of documents carry no names, and only the issuing State makes them.',
          'بلاغات الوثائق لا تحمل أسماء، ولا تقدمها إلا الدولة المُصدرة.',
        ),
        topic: 'document-hits',
      },
    },
  ],
  debriefing: say(
    'A stolen document and a true claim can be in the same hand. You kept them apart.',
    'قد تجتمع وثيقة مسروقة وطلب صادق في يد واحدة. وقد فصلتَ بينهما.',
  ),
};
