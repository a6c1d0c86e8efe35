import type { GuidanceText } from '../../guidance-text.ts';

export const resolution: GuidanceText = {
  title: 'INTERPOL’s resolution on refugees',
  summary:
    'Resolution GA-2017-86-RES-09 asks states to check INTERPOL’s databases in asylum cases and to protect refugees while doing so.',
  sections: [
    {
      heading: 'What it is',
      paragraphs: [
        'INTERPOL’s General Assembly adopted it in Beijing in September 2017. It urges member countries and their authorities; it is not a law. What you must and may do stands in your own country’s law and in your authority’s instructions.',
        'It has two aims that belong together: that criminals do not hide behind the protection of refugees, and that persecuting states do not reach refugees through INTERPOL.',
      ],
    },
    {
      heading: 'What INTERPOL does and does not do',
      paragraphs: [
        'INTERPOL does not examine asylum claims and grants nobody protection. States do.',
        'Once a state has confirmed to INTERPOL that somebody is a refugee, INTERPOL removes notices and diffusions that the feared country asked for. It does not tell that country where the person has found protection.',
        'Alerts of other countries are looked at on their own merits and may stay.',
      ],
    },
    {
      heading: 'Why it matters at your desk',
      steps: [
        'You check, because everyone who asks for protection is checked, with the same calm as anybody else.',
        'You verify, because lists contain mistakes, old entries and requests that should never have been made.',
        'You keep silent, because a careless call can betray a person or their family.',
        'You record, because later somebody must be able to see what was done and why.',
      ],
    },
    {
      heading: 'When somebody contests a notice',
      paragraphs: [
        'Everyone may ask the Commission for the Control of INTERPOL’s Files (CCF) whether data about them is held, and have it corrected or deleted. If a traveller asks, say that this way exists. Do not say whether there is a notice.',
      ],
    },
  ],
  sources: [
    'INTERPOL General Assembly resolution GA-2017-86-RES-09, Beijing, 2017',
    'INTERPOL General Assembly report GA-2017-86-REP-10 (guidelines on data about refugees)',
    'Statute of the Commission for the Control of INTERPOL’s Files',
  ],
};
