import type { GuidanceText } from '../../guidance-text.ts';

export const ncbExchange: GuidanceText = {
  title: 'Asking the National Central Bureau',
  summary:
    'Your own National Central Bureau is the only way out to other countries, and the only place whose answer confirms a hit.',
  sections: [
    {
      heading: 'Who is who',
      table: {
        columns: ['Body', 'What it does', 'How you reach it'],
        rows: [
          [
            'Your own NCB',
            'Your country’s link to INTERPOL. It asks others and answers you.',
            'Through the second line, by the agreed channel.',
          ],
          ['NCB of another country', 'Answers what your NCB asks.', 'Never directly.'],
          [
            'General Secretariat',
            'Keeps INTERPOL’s databases and publishes the notices.',
            'Through your own NCB.',
          ],
          [
            'CCF',
            'Independent commission that controls INTERPOL’s files; persons can also turn to it themselves.',
            'Through your own NCB or the competent authority.',
          ],
        ],
      },
    },
    {
      heading: 'What a good request says',
      steps: [
        'What answered: list, its date, reference of the notice or of the document report.',
        'What was presented: type, number, issuing state, dates. For a document, no more than that.',
        'What agrees and what differs, as facts.',
        'What you need to know, and until when a person is waiting.',
        'Nothing about asylum, about the journey of others or about what the traveller told in confidence.',
      ],
    },
    {
      heading: 'What the answer means',
      paragraphs: [
        '“Confirmed” makes a hit a confirmed hit. What follows from it is still decided by your law. “False” closes it. Silence is “no response”: tell your supervisor when the deadline has passed, and do not fill the gap with a guess.',
        'Only an answer that came by the agreed channel counts. Somebody who telephones and says that they are police is not an answer, and learns nothing from you.',
      ],
    },
    {
      heading: 'When protection applies',
      paragraphs: [
        'Say to your NCB that contact with the state in question is excluded, on the form that your authority has for this, and not in the message that goes on to others.',
      ],
    },
  ],
  sources: [
    'INTERPOL Rules on the Processing of Data, Articles 104 to 106',
    'INTERPOL General Assembly resolution GA-2017-86-RES-09, clauses 2 and 3',
  ],
};
