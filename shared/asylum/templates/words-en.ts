import type { LetterWords } from './letter-words.ts';

export const ENGLISH: LetterWords = {
  marking: 'CONFIDENTIAL: REFUGEE. For the recipients named below only.',
  titles: {
    'hit-confirmation': 'Request to confirm a match',
    question: 'Question to the National Central Bureau',
    'information-request': 'Request for information',
    'status-confirmation': 'Confirmation of refugee status',
    'review-outcome': 'Outcome of a review of refugee status',
    denial: 'Denial of refugee status because of a criminal background',
    'status-revocation': 'Revocation of refugee status',
    correction: 'Correction of an earlier message',
  },
  openings: {
    'hit-confirmation':
      'A search in this country returned the entry named below. The match has not been verified. Nothing has been decided because of it.',
    question:
      'The authority whose file is named below asks the National Central Bureau the following.',
    'information-request':
      'The authority whose file is named below asks the National Central Bureau for the following information.',
    'status-confirmation':
      'The persons named below have been recognised as refugees by the authority named below.',
    'review-outcome':
      'The authority named below has reviewed the refugee status of the persons named below. The outcome is stated below.',
    denial:
      'The authority named below has denied refugee status to the persons named below. The decision rests on a criminal background.',
    'status-revocation':
      'The refugee status of the persons named below, of which you may have been told, no longer stands.',
    correction:
      'This corrects the earlier message named below. Where the two differ, this one alone is to be used.',
  },
  closings: {
    'hit-confirmation': [
      'Please confirm whether the entry is still valid, and send the particulars by which identity can be verified: full names, date and place of birth, photographs, fingerprints and distinguishing marks.',
      'Please answer only through the National Central Bureau that sends this request.',
    ],
    question: ['Please answer by the time stated above, through the exchange of the hub.'],
    'information-request': [
      'Please answer by the time stated above, through the exchange of the hub.',
      'No State whose persecution is feared may be asked about these persons or told of this request.',
    ],
    'status-confirmation': [
      'Please delete the notices and diffusions that were requested by the State of feared persecution, where there are any, and confirm it through the National Central Bureau that sends this message.',
      'The requesting State must not be told that protection was granted, nor by which country.',
      'This message is given under national law for the purpose stated, and may not be passed on (resolution GA-2017-86-RES-09).',
    ],
    'review-outcome': [
      'This message is given under national law for the purpose stated, and may not be passed on (resolution GA-2017-86-RES-09).',
    ],
    denial: [
      'This message must not be passed on to the State of which persecution is feared, nor to any other recipient.',
      'It is information and no request for arrest.',
    ],
    'status-revocation': [
      'Please bring your records into line with this message, and confirm it through the National Central Bureau that sends it.',
      'It may not be passed on.',
    ],
    correction: [
      'Please bring your records into line with this message, and confirm it through the National Central Bureau that sends it.',
      'It may not be passed on.',
    ],
  },
  labels: {
    reference: 'Reference',
    file: 'File',
    form: 'Form',
    to: 'To',
    authority: 'Authority',
    'answer-within': 'Answer within (hours)',
    'legal-basis': 'Legal basis',
    person: 'Person',
    'original-script': 'In the original script',
    born: 'Date of birth',
    'birth-place': 'Place of birth',
    sex: 'Sex',
    nationality: 'Nationality (ICAO code)',
    decision: 'Decision',
    'decided-on': 'Decided on',
    'ended-on': 'No longer in force since',
    'decided-by': 'Decided by',
    notice: 'Notice',
    listing: 'Entry',
    document: 'Document',
    list: 'List',
    corrected: 'Earlier message',
    statement: 'The authority adds',
  },
  outcomes: {
    recognised: 'recognised as refugee',
    'subsidiary-protection': 'subsidiary protection',
    denied: 'refugee status denied',
    withdrawn: 'application withdrawn',
  },
  notices: {
    red: 'red notice',
    blue: 'blue notice',
    green: 'green notice',
    yellow: 'yellow notice',
    black: 'black notice',
    orange: 'orange notice',
    purple: 'purple notice',
    'un-special': 'INTERPOL-UN Security Council special notice',
    diffusion: 'diffusion',
    sanction: 'sanctions listing',
  },
  sexes: { M: 'male', F: 'female', X: 'unspecified', U: 'unknown' },
  recipients: {
    'own-ncb': 'the own National Central Bureau',
    'asylum-authority': 'the own asylum authority',
    'general-secretariat': 'INTERPOL General Secretariat',
    ccf: 'Commission for the Control of INTERPOL’s Files',
    ncb: 'National Central Bureau of',
  },
  unknown: 'unknown',
};
