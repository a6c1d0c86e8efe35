import type { GuidanceText } from '../../guidance-text.ts';

export const mrzAnomalies: GuidanceText = {
  title: 'When the machine-readable lines do not add up',
  summary:
    'Most faults are misread characters: look at the printed page first, then scan again, then refer.',
  sections: [
    {
      heading: 'Check digits',
      paragraphs: [
        'Number, date of birth and expiry date each carry a check digit, and most documents one more for the whole. A digit that disagrees usually means that a character was misread; more rarely, that somebody altered the document.',
        'A digit that agrees proves only that the line was probably read well. It never proves that a document is genuine.',
      ],
      steps: [
        'Compare the marked characters with the page, one by one.',
        'Clean the page and scan again.',
        'If the desk offers a repaired reading, accept it only when that is what is printed.',
        'If page and lines truly differ, refer. Do not type a number that makes the fault go away.',
      ],
    },
    {
      heading: 'Characters that are mistaken for one another',
      table: {
        columns: ['Printed', 'Read as', 'Where to look'],
        rows: [
          ['0 (zero)', 'O', 'Dates and check digits hold digits only.'],
          ['1', 'I or L', 'Compare with another 1 in the same line.'],
          ['2', 'Z', 'Document numbers.'],
          ['5', 'S', 'Document numbers.'],
          ['8', 'B', 'Document numbers.'],
          ['6', 'G', 'Document numbers. The check digit cannot tell these two apart.'],
          ['<', 'K', 'At the end of names: a row of K is a row of fillers.'],
        ],
      },
    },
    {
      heading: 'Names that are cut off',
      paragraphs: [
        'The lines hold only so many characters. A name that reaches the last place may go on in print; the desk then searches for names that begin alike. Apostrophes disappear, hyphens become fillers, and letters such as Ä, Ø or ß are written in other letters. That is the rule, not a sign of forgery.',
      ],
    },
    {
      heading: 'Codes of protection documents',
      table: {
        columns: ['Code', 'What it stands for', 'What follows'],
        rows: [
          [
            'PR',
            'Refugee travel document',
            'Protection applies: no contact with the state of origin.',
          ],
          ['PS', 'Travel document of a stateless person', 'Protection applies.'],
          [
            'XXB',
            'Refugee under the 1951 Convention, in the place of the nationality',
            'Not an error. The issuing state stands elsewhere in the line.',
          ],
          ['XXA', 'Stateless person, in the place of the nationality', 'Not an error.'],
          ['XXC', 'Another kind of refugee', 'Not an error. Treat it with the same care.'],
          ['XXX', 'Nationality not stated', 'Not an error. Ask, and refer if it matters.'],
          [
            'P<',
            'Passport of the older kind',
            'Still accepted. Documents issued from 2028 on must have a second letter.',
          ],
        ],
      },
    },
    {
      heading: 'Dates and expiry',
      paragraphs: [
        'Dates are year, month, day with two digits each. Unknown parts of a date of birth are fillers: many people do not know the day on which they were born. That is no lie and no fault.',
        'The lines do not state the century. For somebody over a hundred years old, read the printed page.',
        'An expired document still says who somebody may be. Your law says who may travel on it, and fleeing people could often not renew theirs.',
      ],
    },
  ],
  sources: [
    'ICAO Doc 9303, 8th edition, Part 3 (specifications common to all documents) and Part 4 (passports)',
    'Convention relating to the Status of Refugees (1951) and to the Status of Stateless Persons (1954), Article 28 of each',
  ],
};
