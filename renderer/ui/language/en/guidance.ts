/** The library's frame; its texts, in more languages, are beside its screen. */
export const guidance = {
  'guidance.title': 'Guidance',
  'guidance.about': 'Your own law and the instructions of your authority come first.',
  'guidance.topics': 'Topics',
  'guidance.fitting': 'For this verdict',
  'guidance.others': 'Everything else',
  'guidance.search': 'Search these texts',
  'guidance.none': 'No text has these words.',
  'guidance.language': 'Language of the texts',
  'guidance.back': 'Back',
  'guidance.failed': 'The texts in this language could not be opened',
  'guidance.scanned': 'Not screened: a document was scanned here',
  'guidance.scanned-detail':
    'Nobody is screened while the guidance is open. Go back with Esc and scan the document again.',
} as const;
