import type { GuidanceText } from '../../guidance-text.ts';

export const asylumFirstContact: GuidanceText = {
  title: 'When somebody asks for protection',
  summary:
    'Listen, write down the words, bring the person to those who decide on asylum, and tell no one else.',
  sections: [
    {
      heading: 'How it is said',
      paragraphs: [
        'Nobody needs the word “asylum”. “I cannot go back”, “they will kill me”, fear in any language or by a gesture are enough. You do not judge whether it is true. You pass it on.',
      ],
    },
    {
      heading: 'The first minutes',
      steps: [
        'Say that you have understood and that somebody will listen: “You are being heard. I will bring you to a colleague.”',
        'Leave the queue together, to a place where nobody else hears or reads along.',
        'Offer water, a seat, a toilet, and care for the sick and for children first.',
        'Find out the language and call an interpreter.',
        'Ask only what you need: name, date of birth, language, who belongs together, and whether help is needed at once.',
        'Write down the person’s own words, with the time, and pass them to the asylum authority.',
      ],
    },
    {
      heading: 'What you do not do',
      steps: [
        'Do not turn anybody back because a document is missing, false, expired or reported.',
        'Do not contact the state of origin, its embassy or consulate, an airline’s office there, or relatives.',
        'Do not ask for the story of the persecution. That is for the asylum interview.',
        'Do not treat the person as a suspect or as held: no handcuffs, no cell, no loud orders. If your law foresees measures, those who are competent order them, in writing.',
        'Do not write anything about asylum into a referral, a message about a hit or a request to another state.',
        'Do not take photographs and do not search a telephone without a legal basis.',
      ],
    },
    {
      heading: 'The interpreter',
      paragraphs: [
        'Never take a fellow traveller, a relative, another applicant or anybody who works for the state of origin. Ask whether the person trusts the interpreter, and whether they would rather speak to a woman or a man. Tell the interpreter that everything stays confidential. You can show this text in their language.',
      ],
    },
    {
      heading: 'Children',
      steps: [
        'In doubt about age, treat the young person as a child.',
        'Call child protection or a guardian at once when a child is alone or with adults who are not the parents.',
        'Look at how child and adult treat each other. Speak with the child alone, at eye level and briefly.',
        'Keep families together, and do not let a child interpret.',
        'If a yellow notice answers, tell no companion and no caller, and refer.',
      ],
    },
    {
      heading: 'If there is also a hit',
      paragraphs: [
        'Both go their own ways. The hit goes to your own NCB in the words used for everyone; the request for protection goes to the asylum authority. Neither waits for the other, and neither decides the other.',
      ],
    },
  ],
  sources: [
    'Convention relating to the Status of Refugees (1951), Articles 31 and 33',
    'Convention on the Rights of the Child (1989), Articles 3 and 22',
    'The asylum law of your own country; where it gives more protection, it comes first',
  ],
};
