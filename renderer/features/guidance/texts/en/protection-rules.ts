import type { GuidanceText } from '../../guidance-text.ts';

export const protectionRules: GuidanceText = {
  title: 'Rules that protect people who flee',
  summary:
    'Nothing about a person who seeks or has protection may reach the state they fear, by any way and in any words.',
  sections: [
    {
      heading: 'When protection applies',
      paragraphs: [
        'It applies when the document is a refugee’s or a stateless person’s, and when a notice was asked for by the traveller’s own country, the country of birth or the country that they say they fear. It also applies from the moment somebody says that they are afraid to go back.',
        'Then you speak to nobody from that state, not even to verify a document. Everything goes to your own National Central Bureau (NCB) only.',
      ],
    },
    {
      heading: 'The fifteen rules',
      steps: [
        'No asylum case is closed before the checks of document and person are on record. To close it without them takes a reason and a supervisor.',
        'A hit decides neither entry nor asylum. It leads to a referral.',
        'A hit is unverified until an NCB answers; then it is confirmed or false. If nobody answers, it is “no response”.',
        'If a notice comes from the traveller’s own country, the country of birth or the feared country: no direct contact, only your own NCB.',
        'Asylum data goes only to your own NCB, INTERPOL’s General Secretariat or the Commission for the Control of INTERPOL’s Files (CCF). Free text and lists of “other countries” are no way around this.',
        'A message about a hit never mentions asylum. It reads the same for everyone, so that nothing can be concluded from it.',
        'That somebody is a recognised refugee is confirmed by two persons, to the General Secretariat or the CCF only, marked confidential and with the legal basis.',
        'After that, notices of the persecuting country on this person fall silent here. Alerts of other countries stay.',
        'Another state learns of a refusal only when it rests on a criminal background, and the feared country never does.',
        'If a decision is revoked or overturned, a correcting message goes out to everyone who was told.',
        'You report only your own country’s documents as stolen or lost, without names, and withdraw the report when one is found.',
        'Each search has a purpose on record. Asylum work is a role of its own, apart from the first line.',
        'Each search, view, export and exchange is recorded.',
        'Data has an end: it is reviewed, expires and is wiped.',
        'Source, age and marking are always shown. Nothing is printed or carried away in bulk without authority.',
      ],
    },
    {
      heading: 'If you are unsure',
      paragraphs: [
        'Keep silent and ask your supervisor. A message that was not sent can be sent tomorrow; one that was sent cannot be taken back, and relatives at home may pay for it.',
      ],
    },
  ],
  sources: [
    'INTERPOL General Assembly resolution GA-2017-86-RES-09 and report GA-2017-86-REP-10',
    'INTERPOL Rules on the Processing of Data, Articles 112 to 117 (confidentiality and security)',
    'Convention relating to the Status of Refugees (1951), Article 33',
  ],
};
