import type { GuidanceText } from '../../guidance-text.ts';

export const noticeColours: GuidanceText = {
  title: 'Notices and their colours',
  summary:
    'Each colour asks for something else; none of them is an order, and your own law decides what you may do.',
  sections: [
    {
      heading: 'Colour by colour',
      table: {
        columns: ['Notice', 'What it asks', 'What you do'],
        rows: [
          [
            'Red',
            'To find a person wanted for prosecution or to serve a sentence. In many countries it is not an arrest warrant.',
            'Refer. Your own NCB says whether and what it allows here. Do not arrest on the colour alone.',
          ],
          [
            'Blue',
            'To learn who and where somebody is, in connection with an investigation. It accuses of nothing.',
            'Confirm identity, note the journey, refer. Do not question about the matter.',
          ],
          [
            'Green',
            'To warn of somebody’s past criminal conduct. It asks for no arrest.',
            'Refer. Your law says whether the warning matters for entry.',
          ],
          [
            'Yellow',
            'To find a missing person, often a child, or to name somebody who cannot say who they are. It protects the traveller.',
            'Be kind and speak alone with them. Tell no companion, relative or caller where they are. Refer.',
          ],
          [
            'Black',
            'To name a person found dead.',
            'Somebody may be using that identity, or a relative may be before you. Compare, refer, and break no news.',
          ],
          [
            'Orange',
            'To warn of an event, person or thing that is an imminent danger.',
            'Keep your distance from objects, alert by the agreed sign, refer.',
          ],
          [
            'Purple',
            'To describe methods, objects and hiding places.',
            'Examine document and belongings with it in mind. It says nothing about guilt.',
          ],
          [
            'INTERPOL–UN special notice',
            'To make known that the UN Security Council has put somebody under sanctions.',
            'There may be a travel ban, an asset freeze or both, with exemptions. Ask your own NCB before entry and before exit.',
          ],
        ],
      },
    },
    {
      heading: 'Diffusions',
      paragraphs: [
        'A diffusion is a request that one country’s bureau sends directly to countries of its choice. INTERPOL may not have reviewed it before it went out. Treat it with the same care as a notice, and ask your own NCB.',
      ],
    },
    {
      heading: 'Sanctions lists of states',
      paragraphs: [
        'A listing by a state or by a union of states is mostly about money. It is not by itself a travel ban and no reason to hold anybody. Find out which measures apply in your country.',
      ],
    },
    {
      heading: 'Before you act on any of them',
      steps: [
        'Make sure that it is this person: date of birth, photograph and documents, not the name alone.',
        'See who asked for the notice. If it is the traveller’s own country, the country of birth or the one that they fear, protection applies.',
        'See how old the list is. Notices are withdrawn, and a copy can lag behind.',
        'Refer, and let your own NCB answer.',
      ],
    },
  ],
  sources: [
    'INTERPOL, types of notices and diffusions',
    'INTERPOL Rules on the Processing of Data',
    'United Nations Security Council, sanctions committees',
  ],
};
