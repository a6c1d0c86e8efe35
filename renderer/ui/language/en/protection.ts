/** What the refugee rules ask of an officer at the desk. */
export const protection = {
  'protection.banner': 'Protection applies: no contact with {{states}}',
  'protection.banner-convention': 'Protection applies: a refugee’s or stateless person’s document',
  'protection.rules': 'What protection asks of you',
  'protection.rule.no-contact':
    'Do not contact {{states}}: no consulate, no embassy, no police, and do not send the traveller there.',
  'protection.rule.no-contact-convention':
    'Do not contact the country that the traveller comes from: no consulate, no embassy, no police.',
  'protection.rule.own-bureau-only':
    'Whatever must be asked or told goes to your own National Central Bureau.',
  'protection.rule.verify-through-bureau':
    'The bureau verifies the document with the authority that issued it. The holder may be its rightful owner.',
  'protection.rule.bureau-decides':
    'A State that must not be contacted issued the document: your bureau alone decides how it is verified. The holder may be its rightful owner.',
  'protection.rule.no-reason-to-refuse':
    'That it is a refugee’s document is no reason to refuse or to refer. Only what the verdict says is.',
  'protection.rule.fear-is-heard':
    'Whoever says that return is dangerous is referred with R. Do not ask why, and write no reasons down here.',
  'protection.rule.speak-alone':
    'Say nothing of it where companions, other travellers or carriers can hear.',
  'protection.refer-hint':
    'Protection applies: write what you saw of the document, not why somebody fled or what they ask for.',
} as const;
