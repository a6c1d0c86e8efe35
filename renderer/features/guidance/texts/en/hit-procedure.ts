import type { GuidanceText } from '../../guidance-text.ts';

export const hitProcedure: GuidanceText = {
  title: 'What to do with a hit',
  summary:
    'A hit is a reason to verify: it decides nothing, and only an answer from a National Central Bureau confirms it.',
  sections: [
    {
      heading: 'At the desk',
      steps: [
        'Stay calm and keep the document in your hand. Say nothing about the hit.',
        'Look at what agrees and what differs: number, issuing state, name, date of birth, photograph. If the lines may have been misread, scan again.',
        'Press R and refer to the second line. Write down what you saw and heard, not what you suspect.',
        'If you or others are in danger, use the sign or the radio agreed at your post. F9 records a silent alarm as well, but it calls nobody by itself.',
        'Go on with the next traveller only when a colleague has taken over.',
      ],
    },
    {
      heading: 'What the second line does',
      steps: [
        'Compares the traveller with the record, feature by feature, and notes the grounds.',
        'If it is plainly another person, records that with the grounds, so that the same two records raise no alarm again.',
        'Otherwise asks your own National Central Bureau (NCB) and notes reference, time and deadline.',
        'Tells the supervisor what is open before the shift ends.',
      ],
    },
    {
      heading: 'The states of a hit',
      table: {
        columns: ['State', 'What it means', 'What you may say in the record'],
        rows: [
          ['Unverified', 'The register answered; nobody has checked.', 'A hit, not yet verified.'],
          [
            'Confirmed',
            'An NCB has answered that person or document is the one meant.',
            'Confirmed by the NCB, with its reference.',
          ],
          [
            'False',
            'It has been shown that another person or document is meant.',
            'False, with the grounds.',
          ],
          [
            'No response',
            'The deadline passed without an answer.',
            'No response. This is neither confirmed nor false.',
          ],
        ],
      },
    },
    {
      heading: 'Whom to call, and whom not',
      paragraphs: [
        'Call your supervisor or the second line. They reach your own NCB by the channel your authority has agreed.',
        'Do not call an embassy, a consulate, a foreign police force or a liaison officer of another state. You cannot know whether the traveller fears that state.',
      ],
    },
    {
      heading: 'What not to say',
      paragraphs: [
        'Do not tell the traveller or companions that there is a notice, its colour, who asked for it, or which list answered. Do not speak about it where others listen.',
        'A sentence that is true and enough: “I need a little more time with your document. My colleague will help you.”',
      ],
    },
  ],
  sources: [
    'INTERPOL Rules on the Processing of Data, Articles 104 to 106 (positive query results)',
    'The procedure of your own authority; where it differs, it comes first',
  ],
};
