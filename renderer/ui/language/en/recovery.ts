export const recovery = {
  'recovery.offer': 'Passphrase or keychain lost?',
  'recovery.title': 'Recover this post',
  'recovery.about': 'With the help of your agency. The journal and the lists of this post stay.',
  'recovery.back': 'Back',
  'recovery.working': 'Working',
  'recovery.officer': 'You are',
  'recovery.passphrase': 'New passphrase',
  'recovery.passphrase-hint':
    'Four or more unrelated words. You need it again when the answer comes: keep it in your head.',
  'recovery.others-removed':
    'Only an administrator recovers a post. All other officers are removed when the answer is taken, and must be added again.',
  'recovery.asylum': 'What this post keeps of asylum cases can afterwards be read at the hub only.',
  'recovery.again-about':
    'There is a request already. A new one takes its place: an answer to the earlier one is then worth nothing.',
  'recovery.ask': 'Make the request',
  'recovery.replace-keychain': 'It is lost: go on without it',
  'recovery.step-request': '1. Send the request to your agency',
  'recovery.step-request-about':
    'Save the file on a stick and let it be brought. The agency calls this post; read these digits aloud, group by group.',
  'recovery.fingerprint': 'Fingerprint of this request',
  'recovery.asked-by': 'Asked by {{name}}, {{when}}',
  'recovery.save': 'Save the request',
  'recovery.save-again': 'Save it again',
  'recovery.step-answer': '2. Take the answer',
  'recovery.step-answer-about':
    'The stick comes back with the answer of the agency. It works on this machine only, and only for this request.',
  'recovery.choose': 'Choose the answer',
  'recovery.none-chosen': 'No file chosen',
  'recovery.passphrase-of': 'New passphrase of {{name}}',
  'recovery.passphrase-of-hint': 'The one that was chosen for this request.',
  'recovery.take': 'Recover the post',
  'recovery.again': 'Ask anew',
  'recovery.done': 'The post is recovered. {{name}} signs in with the new passphrase.',
  'recovery.removed': 'To be added again',
  'recovery.removed-about':
    'What these officers knew opens nothing any more. An administrator adds each of them under Officers.',
  'recovery.unavailable.not-enrolled': 'This machine belongs to no post yet. Set it up instead.',
  'recovery.unavailable.vault-unreadable':
    'Neither vault.json nor the file before it can be read. Put one of them back from a backup, then come here again.',
  'recovery.unavailable.no-recovery-slot':
    'This post was set up before its agency had a recovery key, so it cannot be recovered. If no passphrase is found, it must be set up anew. Delete nothing: what was not sent yet is still here.',
  'recovery.unavailable.no-administrator':
    'No administrator is left among the officers of this post. Tell your agency, and delete nothing.',
  'recovery.unavailable.wipe-pending':
    'The hub has ordered that everything is taken away from this post, so it cannot be recovered. Start Farpost again: the order is carried out to its end.',
  'recovery.trouble.passphrase-too-short':
    'The passphrase is too short: use at least {{minimum}} characters.',
  'recovery.trouble.keychain-damaged':
    'There is a secret of this post in the keychain of the system, and it cannot be read. If another user of this machine set the post up, sign in to the system as that user. If it is lost for good, go on without it.',
  'recovery.trouble.keychain-refused':
    'This system has no keychain that protects anything, so the post cannot be recovered here.',
  'recovery.trouble.failed':
    'It was not done, and nothing is lost. Try again, or call your agency.',
  'recovery.trouble.other-post':
    'This answer is for another post. Nothing was changed. Ask the agency which stick is yours.',
  'recovery.trouble.other-request':
    'This answer is for another request, perhaps an earlier one. Nothing was changed. Bring the answer to this request, or ask anew.',
  'recovery.trouble.cannot-open':
    'This answer was not made for this request, or was changed on the way. Nothing was changed here. Call your agency.',
  'recovery.trouble.wrong-key':
    'What this answer holds does not open this post. Nothing was changed. Call your agency: somebody may have changed the request or the answer.',
  'recovery.trouble.keychain-lost':
    'The keychain has lost the secret under which this request was kept. Nothing else is lost: ask anew.',
  'recovery.trouble.refused':
    'That is not the passphrase that was chosen for this request. Type it again; if it is forgotten, ask anew.',
  'recovery.trouble.not-asked': 'There is no request at this post any more. Ask anew.',
  'recovery.trouble.not-an-answer':
    'This file is no answer of the agency. Choose the file that came back on the stick.',
  'recovery.trouble.unknown-officer':
    'This officer is no administrator of this post any more. Ask anew as one who is.',
  'recovery.trouble.already-asked': 'There is a request already. Go back and come here again.',
  'recovery.trouble.signed-in': 'Somebody is signed in: there is nothing to recover. Go back.',
  'recovery.trouble.no-answer': 'The station did not answer. Go back and come here again.',
} as const;
