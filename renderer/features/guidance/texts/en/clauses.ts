import type { GuidanceText } from '../../guidance-text.ts';

export const clauses: GuidanceText = {
  title: 'The resolution, clause by clause',
  summary:
    'What each clause of GA-2017-86-RES-09 asks of states, and what it means where you stand.',
  sections: [
    {
      heading: 'Clauses',
      table: {
        columns: ['Clause', 'What it asks', 'At your desk'],
        rows: [
          [
            '1',
            'In asylum cases, check INTERPOL’s databases systematically.',
            'Document and person are both checked, and both checks are on record before a case is closed.',
          ],
          [
            '2',
            'Exchange information through INTERPOL’s Information System.',
            'Questions go out in the agreed form through your own NCB, never by private telephone or mail.',
          ],
          [
            '3',
            'Agree national protocols, so that asylum authorities and the NCB talk regularly.',
            'You know whom to ask, in which form and by when, also at night and when offline.',
          ],
          [
            '4',
            'Give border control and asylum authorities access to the databases.',
            'You have your own sign-in and role. Nobody searches under another’s name.',
          ],
          [
            '5',
            'Make judicial and immigration authorities aware of what INTERPOL offers.',
            'Use this library and the training mode. Ask before the case, not during it.',
          ],
          [
            '6',
            'Inform other countries and the General Secretariat when protection is denied, notably because of a criminal background.',
            'This is not done at the desk. Those who decide do it, under strict rules, and never to the feared country.',
          ],
        ],
      },
    },
    {
      heading: 'Refugee travel documents',
      paragraphs: [
        'The resolution calls on states to report stolen, lost and revoked refugee travel documents systematically. If a refugee tells you that the document is gone, help them to report it to the authority that issued it: the report protects them against misuse.',
        'When it is found again, the report must be withdrawn; otherwise the owner is stopped at every border.',
      ],
    },
    {
      heading: 'Confirming refugee status',
      paragraphs: [
        'States may confirm to the General Secretariat or to the CCF that somebody is a refugee, and tell them the outcome of a review, as far as national law and confidentiality allow. Two persons approve this. It is never a matter for the first line.',
      ],
    },
    {
      heading: 'If instructions seem to disagree',
      steps: [
        'Your own law comes first, then the instructions of your authority, then this text.',
        'If an instruction would bring information to a feared state, stop and ask your supervisor.',
        'Write down what you asked and what you were told.',
      ],
    },
  ],
  sources: [
    'INTERPOL General Assembly resolution GA-2017-86-RES-09, operative clauses 1 to 6',
    'INTERPOL General Assembly report GA-2017-86-REP-10',
  ],
};
