export const officers = {
  'officers.title': 'Officers',
  'officers.about': 'Who may sign in at this post. Every change is recorded before it is made.',
  'officers.add': 'Add an officer',
  'officers.name': 'Name',
  'officers.role': 'Role',
  'officers.self': 'you',
  'officers.role-change': 'Change role',
  'officers.role-of': 'Change the role of {{name}}',
  'officers.role-title': 'Another role for {{name}}',
  'officers.role-about':
    'A role comes with a new passphrase. Let the officer type it; the old one stops working at once.',
  'officers.remove': 'Remove',
  'officers.remove-of': 'Remove {{name}}',
  'officers.remove-title': 'Remove {{name}}?',
  'officers.remove-about':
    'The passphrase of this officer opens nothing any more from this moment on. What the officer recorded stays.',
  'officers.remove-last-asylum':
    'This is the only asylum officer of this post. What this post keeps of asylum cases can then be read at the hub only.',
  'officers.new-passphrase': 'New passphrase',
  'officers.current-passphrase': 'Current passphrase',
  'officers.own': 'Change my passphrase',
  'officers.own-title': 'Change my passphrase',
  'officers.own-change': 'Change it',
  'officers.working': 'Working',
  'officers.witness': 'An asylum officer admits',
  'officers.witness-about':
    'Asylum cases are under a key that administrators do not have. An asylum officer of this post types a passphrase here.',
  'officers.trouble.refused': 'A passphrase that had to be shown is not right. Type it again.',
  'officers.trouble.passphrase-too-short':
    'The passphrase is too short: use at least {{minimum}} characters.',
  'officers.trouble.same-passphrase': 'That is the same passphrase. Choose another one.',
  'officers.trouble.name-not-usable':
    'This name cannot be used: it is empty, has signs that do not show, or looks like the name of another officer here.',
  'officers.trouble.unknown-officer': 'There is no such officer any more.',
  'officers.trouble.too-many': 'A post can have {{most}} officers at most. Remove one first.',
  'officers.trouble.not-yourself': 'Nobody changes or removes himself. Ask another administrator.',
  'officers.trouble.last-administrator':
    'This is the last administrator of the post. Make somebody else administrator first.',
  'officers.trouble.asylum-officer-needed':
    'An asylum officer of this post has to admit another one with a passphrase.',
  'officers.trouble.no-answer': 'The station did not answer. Look at the list, then try again.',
  'officers.trouble.failed': 'It was not done, and nothing has changed: {{reason}}',
} as const;
