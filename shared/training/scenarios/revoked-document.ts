import { REVOKED_DOCUMENT } from '../cast.ts';
import { option, type Scenario, say, TRAINING_DAY } from '../scenario.ts';

export const revokedDocument: Scenario = {
  id: 'revoked-document',
  title: say('A revoked document of your own State', 'وثيقة ملغاة صادرة عن دولتك'),
  about: say(
    'A document can end while protection goes on; and how documents are reported.',
    'قد تنتهي الوثيقة وتستمر الحماية؛ وكيف يُبلَّغ عن الوثائق.',
  ),
  day: TRAINING_DAY,
  briefing: say(
    'Entry, then the office behind the counter. A woman returns with a refugee travel document of Utopia.',
    'اتجاه الدخول، ثم المكتب خلف المنضدة. امرأة تعود بوثيقة سفر للاجئين صادرة عن يوتوبيا.',
  ),
  steps: [
    {
      kind: 'present',
      told: say('Read the document.', 'اقرأ الوثيقة.'),
      papers: [say('She is surprised by every question.', 'كل سؤال يفاجئها.')],
      presented: { how: 'document', elements: REVOKED_DOCUMENT },
      expected: { outcome: 'hit', reasons: ['document-hit', 'protection'] },
      seen: say(
        'Your own State revoked this document on 2 June. The register does not say why.',
        'ألغت دولتك هذه الوثيقة في 2 حزيران/يونيو، والسجل لا يذكر السبب.',
      ),
    },
    {
      kind: 'question',
      id: 'status',
      asks: say('Is she a refugee no longer?', 'ألم تعد لاجئة؟'),
      options: [
        option('over', 'grave', {
          text: say(
            'No longer: turn her back to where she came from.',
            'لم تعد: أعدها من حيث أتت.',
          ),
          feedback: say(
            'A revoked paper is not a revoked status. She may be on her way back to the State that she fled from.',
            'إلغاء الورقة ليس إلغاءً للصفة، وقد ينتهي بها الأمر في الدولة التي فرّت منها.',
          ),
        }),
        option('separate', 'right', {
          text: say(
            'That is another question, for the asylum authority. You refer.',
            'تلك مسألة أخرى تخص سلطة اللجوء. وأنت تُحيلها.',
          ),
          feedback: say(
            'Yes. Perhaps it was only replaced, and the letter never reached her.',
            'نعم. ربما استُبدلت الوثيقة فقط ولم يصلها الكتاب.',
          ),
        }),
        option('pass', 'wrong', {
          text: say(
            'She is: give the document back and let her go on.',
            'بلى: أعد إليها الوثيقة ودعها تمر.',
          ),
          feedback: say(
            'It is not valid any more, whoever she is.',
            'لم تعد صالحة أيًا كانت حاملتها.',
          ),
        }),
      ],
      rule: {
        number: 2,
        says: say(
          'A hit on a document decides neither entry nor asylum.',
          'الإصابة على وثيقة لا تقرر الدخول ولا اللجوء.',
        ),
        topic: 'document-hits',
      },
    },
    {
      kind: 'question',
      id: 'report',
      asks: say(
        'In the office lies a report of another lost refugee document of Utopia. What may it contain, and who releases it?',
        'في المكتب بلاغ عن وثيقة لاجئين أخرى مفقودة صادرة عن يوتوبيا. ماذا يجوز أن يتضمن ومن يجيزه؟',
      ),
      options: [
        option('with-name', 'grave', {
          text: say(
            'Number, type and date, and the holder’s name and address, so that she gets it back.',
            'الرقم والنوع والتاريخ، واسم صاحبتها وعنوانها كي تستردها.',
          ),
          feedback: say(
            'Every member State reads the register. The name would tell Karsovia who lives in Utopia.',
            'كل دولة عضو تقرأ السجل، والاسم يخبر كارسوفيا بمن يعيش في يوتوبيا.',
          ),
        }),
        option('two', 'right', {
          text: say(
            'Number, issuing State, type, what happened and when; no name. Two persons release it.',
            'الرقم والدولة المُصدرة والنوع وما حدث ومتى، بلا اسم. ويجيزه شخصان.',
          ),
          feedback: say(
            'Yes. One wrong digit stops somebody else’s journey: hence the second person.',
            'نعم. رقم واحد خاطئ يوقف سفر شخص آخر، ولهذا لزم الشخص الثاني.',
          ),
        }),
        option('alone', 'wrong', {
          text: say(
            'The same, but you alone: the bureau waits.',
            'الشيء نفسه، لكن وحدك: المكتب ينتظر.',
          ),
          feedback: say(
            'Reports need two. Ask the supervisor.',
            'البلاغات تحتاج إلى شخصين. اسأل المشرف.',
          ),
        }),
      ],
      rule: {
        number: 11,
        says: say(
          'Reports: own documents only, mandatory fields, no names, two persons, withdrawal on recovery.',
          'البلاغات: وثائق دولتك فقط، والحقول الإلزامية، وبلا أسماء، وبشخصين، وتُسحب عند استرداد الوثيقة.',
        ),
        topic: 'document-hits',
      },
    },
    {
      kind: 'question',
      id: 'foreign',
      asks: say(
        'Somebody brings a passport of Estmark, found on the beach. Do you report it?',
        'أحدهم يُحضر جواز سفر من إستمارك وُجد على الشاطئ. هل تُبلّغ عنه في السجل؟',
      ),
      options: [
        option('report', 'wrong', {
          text: say('Yes, as lost.', 'نعم، على أنه مفقود.'),
          feedback: say(
            'Only the State that issued a document may report it.',
            'لا يُبلّغ عن الوثيقة إلا الدولة التي أصدرتها.',
          ),
        }),
        option('bureau', 'right', {
          text: say(
            'No: it goes to your own bureau, which tells Estmark.',
            'لا: يُسلَّم إلى مكتبكم الوطني وهو يُعلم إستمارك.',
          ),
          feedback: say('Yes.', 'نعم.'),
        }),
        option('keep', 'wrong', {
          text: say('No: put it into the drawer.', 'لا: ضعه في الدرج.'),
          feedback: say(
            'In a drawer it is a document that anybody may take.',
            'في الدرج يصبح وثيقة يأخذها أي شخص.',
          ),
        }),
      ],
      rule: {
        number: 11,
        says: say(
          'Only the issuing State may add a document to the register.',
          'لا يضيف الوثيقة إلى السجل إلا الدولة المُصدرة.',
        ),
        topic: 'document-hits',
      },
    },
  ],
  debriefing: say(
    'When a reported document is found again, the report is withdrawn. Otherwise its owner is stopped for ten years.',
    'إذا عُثر على وثيقة مبلَّغ عنها سُحب البلاغ، وإلا ظل صاحبها يُوقف عشر سنوات.',
  ),
};
