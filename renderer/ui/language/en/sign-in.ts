export const signIn = {
  'sign-in.title': 'Sign in',
  'sign-in.locked': 'This desk is locked.',
  'sign-in.officer': 'Officer',
  'sign-in.passphrase': 'Passphrase',
  'sign-in.submit': 'Sign in',
  'sign-in.checking': 'Opening the vault',
  'sign-in.caps-lock': 'Caps Lock is on.',
  'sign-in.refused':
    'That passphrase does not open this officer’s vault. Check the officer and type it again.',
  'sign-in.wait_one': 'Too many attempts. You may try again in {{count}} second.',
  'sign-in.wait_other': 'Too many attempts. You may try again in {{count}} seconds.',
  'sign-in.damaged':
    'The vault could not be opened. Do not delete anything; tell your administrator: {{reason}}',
  'sign-in.unreachable': 'The station did not answer. Nothing was tried; press Sign in again.',
  'sign-in.no-officers': 'This post has no officers yet. Your administrator must enrol it again.',
  'sign-in.show': 'Show',
  'sign-in.hide': 'Hide',
  'demo.title': 'A world to try things in',
  'demo.about':
    'Every person and document here is invented. Sign in, then paste a specimen where a document is scanned.',
  'demo.passphrase': 'Passphrase',
  'demo.use': 'Sign in as {{name}}',
  'demo.specimens': 'Specimen documents',
  'demo.copy': 'Copy specimen: {{about}}',
  'demo.shows.clear': 'Nothing found',
  'demo.shows.refer': 'A second look is needed',
  'demo.shows.hit': 'A hit',
  'demo.shows.not-screened': 'Could not be screened',
  'demo.specimen.clear': 'A passport that nobody looks for',
  'demo.specimen.stolen-passport': 'A passport reported stolen',
  'demo.specimen.revoked-refugee-document': 'A revoked refugee travel document',
  'demo.specimen.red-notice': 'The subject of a red notice',
  'demo.specimen.yellow-notice': 'A missing child, yellow notice',
  'demo.specimen.unreadable': 'Lines that cannot be read',
  'enrol.title': 'Set up this post',
  'enrol.about':
    'A new post joins its national hub once. Your administrator gives you an address and a one-line ticket.',
  'enrol.hub': 'Address of the hub',
  'enrol.hub-hint': 'It begins with https://',
  'enrol.ticket': 'Ticket',
  'enrol.ticket-hint':
    'One line: twelve letters and digits in three groups, a point, then twenty more.',
  'enrol.post-name': 'Name of this post',
  'enrol.post-name-hint': 'As officers know it, such as “Tarvos Pass, lane 2”.',
  'enrol.officer-name': 'Your name',
  'enrol.officer-name-hint': 'You become the first officer of this post.',
  'enrol.passphrase': 'Passphrase',
  'enrol.passphrase-hint': 'Four or more unrelated words. Nobody can look it up for you.',
  'enrol.passphrase-again': 'Passphrase, once more',
  'enrol.submit': 'Join the hub',
  'enrol.working': 'Joining the hub',
  'enrol.missing': 'Fill this in.',
  'enrol.differ': 'The two passphrases differ.',
  'enrol.not-an-address': 'This is not an address that begins with https:// or http://',
  'enrol.not-a-ticket':
    'This is not a whole ticket. Copy the line again, from its first to its last character.',
  'enrol.answer.enrolled': 'This post has joined the hub as {{post}}. You can sign in now.',
  'enrol.answer.already-enrolled':
    'This machine already belongs to a post. Load the desk again and sign in.',
  'enrol.answer.ticket-malformed':
    'The ticket is not complete. Copy the whole line again, from its first to its last character.',
  'enrol.answer.code-refused':
    'The hub refused the code. A code works once and only for a short time: ask your administrator for a new ticket.',
  'enrol.answer.fingerprint-differs':
    'Stop: the answer did not come from the hub that the ticket names. Someone may be in between. Nothing was stored. Call your administrator before you try again.',
  'enrol.answer.passphrase-too-short':
    'The passphrase is too short: use at least {{minimum}} characters.',
  'enrol.answer.unreachable':
    'The hub could not be reached. Check the address and the network, then try again. ({{reason}})',
  'enrol.answer.failed':
    'The post could not be set up. Nothing is lost: try again, or tell your administrator: {{reason}}',
  'enrol.answer.no-station': 'The station did not answer. Nothing was sent; try again.',
  'enrol.continue': 'Continue to sign-in',
} as const;
