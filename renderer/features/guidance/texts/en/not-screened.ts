import type { GuidanceText } from '../../guidance-text.ts';

export const notScreened: GuidanceText = {
  title: 'Not screened is not clear',
  summary:
    'Only a search of every required list to its end can find nothing; anything less means that this traveller has not been checked.',
  sections: [
    {
      heading: 'What “nothing found” means',
      paragraphs: [
        'Every list that policy requires was searched to its end, the lists were fresh enough, and none of them answered. It does not mean that the traveller is harmless, that the document is genuine or that the traveller may enter. Your usual examination goes on.',
      ],
    },
    {
      heading: 'Why somebody was not screened',
      table: {
        columns: ['What the desk says', 'Why', 'What you do'],
        rows: [
          [
            'A list was not searched',
            'It is still being installed, is missing, is damaged, or the search failed.',
            'Try once more. Look at Lists. Until it works, refer or ask by radio or telephone.',
          ],
          [
            'Lists too old',
            'Nobody here knows what was reported since.',
            'Use Sync, or a stick from the national hub. Until then, refer.',
          ],
          [
            'No lists',
            'This post has never received a release.',
            'Nobody can be checked here. Refer everyone, or send them to another post.',
          ],
          [
            'Not readable',
            'The lines at the foot of the document could not be read.',
            'Clean the page and scan again, or press M and type what is printed.',
          ],
        ],
      },
    },
    {
      heading: 'What you do with the traveller',
      steps: [
        'Tell the truth: “We have a technical fault, so this takes a little longer.” Nobody is suspected because a machine failed.',
        'Try again once. If the outcome stays, refer.',
        'Ask the second line or a neighbouring post to check by another channel, and write down who answered and when.',
        'If people must pass before that, a supervisor decides and gives the reason. You do not decide it alone at the desk.',
      ],
    },
    {
      heading: 'Lists by stick',
      steps: [
        'Take only a stick that the national hub has prepared, from a person you know.',
        'Open Sync and choose the file. The station checks the signatures; it takes nothing that has been altered.',
        'Wait until Lists says that everything is installed before you rely on an answer.',
      ],
    },
  ],
  sources: [
    'INTERPOL, fixed and mobile access to databases (FIND and MIND): found, no answer and time-out are three answers',
    'INTERPOL Rules on the Processing of Data: quality of data and deletion of old copies',
  ],
};
