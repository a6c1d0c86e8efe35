import type { GuidanceText } from '../../guidance-text.ts';

export const documentHits: GuidanceText = {
  title: 'Documents reported stolen, lost or invalid',
  summary:
    'The register speaks about a document and never about its holder, who may be its rightful owner or a victim.',
  sections: [
    {
      heading: 'What the register is',
      paragraphs: [
        'INTERPOL’s register of stolen and lost travel documents (SLTD) holds numbers, issuing states and types of documents. It holds no names. Only the state that issued a document can report it.',
        'An exact match of number, issuing state and type is a hit. A number that is merely close is a near match: a reminder to look at the number again, not a hit.',
      ],
    },
    {
      heading: 'What each report means',
      table: {
        columns: ['Report', 'What it means', 'What you do'],
        rows: [
          [
            'Stolen',
            'Taken from its holder or from an office.',
            'Compare the holder with the photograph. Ask when and where it was taken. Refer.',
          ],
          [
            'Lost',
            'Its holder reported it missing; many find it again and travel on it.',
            'Compare and ask. The rightful owner is likely, and the document is still not valid for travel. Refer.',
          ],
          [
            'Revoked',
            'The issuing state took back its validity, whatever date is printed.',
            'Treat it as not valid for travel. This says nothing about who the holder is. Refer.',
          ],
          [
            'Invalid',
            'The issuing state says that it must not be used.',
            'Ask how and when it was obtained. Refer.',
          ],
          [
            'Stolen blank',
            'Stolen before anybody’s details were entered.',
            'Rely on nothing printed in it. Establish identity by other means. Refer.',
          ],
        ],
      },
    },
    {
      heading: 'Step by step',
      steps: [
        'Read number, issuing state and type on the document itself and compare them with the hit.',
        'Keep the document. Do not hand it back and do not mark it.',
        'Compare the holder with the photograph, and photograph, chip and printed page with one another.',
        'Ask open questions: how long have you had this passport? Have you ever reported one missing?',
        'Refer. The second line asks your own NCB to verify with the issuing state, unless protection applies.',
      ],
    },
    {
      heading: 'Documents associated with a notice',
      paragraphs: [
        'Some documents are registered because a notice names them (TDAWN). Then the answer leads to a notice and to a person: read the notice before anything else, because a yellow notice asks for something quite different from a red one.',
        'Whoever carries such a document is not for that reason the person in the notice.',
      ],
    },
    {
      heading: 'Refugees and reported documents',
      paragraphs: [
        'People who flee often have no other way to travel than on somebody else’s or a revoked document. A state may also revoke the passports of those whom it persecutes. A document hit never decides on asylum and never ends the right to ask for it.',
      ],
    },
  ],
  sources: [
    'INTERPOL, Stolen and Lost Travel Documents database',
    'ICAO Facilitation Panel, description of an SLTD record',
    'INTERPOL General Assembly resolution GA-2017-86-RES-09, paragraph on refugee travel documents',
  ],
};
