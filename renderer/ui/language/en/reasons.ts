/** Verdict headlines, why, and what to do. A hit is a reason to verify, never a decision. */
export const reasons = {
  'outcome.clear': 'Nothing found',
  'outcome.refer': 'A second look is needed',
  'outcome.hit': 'Hit, verify',
  'outcome.not-screened': 'Not screened',
  'clear.meaning':
    'Every required list was searched to its end and none answered. Go on with your usual examination of person and document.',
  'clear.title-judged': 'Only other persons found',
  'clear.meaning-judged':
    'Every required list was searched to its end. Whoever resembles was examined before and is another person: see below. Go on with your usual examination of person and document.',
  'judged-different.why': 'Resembles {{name}}, and is another person',
  'judged-different.detail': '{{resemblance}}, {{notice}}. {{judged}}',
  'judged-different.here': 'Examined at this post on {{date}}; both records are unchanged since.',
  'judged-different.elsewhere': 'Examined at another post; both records are unchanged since.',
  'document-hit.stolen': 'Document reported stolen',
  'document-hit.lost': 'Document reported lost',
  'document-hit.revoked': 'Document revoked',
  'document-hit.invalid': 'Document reported invalid',
  'document-hit.stolen-blank': 'Stolen blank document',
  'document-hit.stolen-meaning':
    '{{document}}, issued by {{state}}, was reported stolen on {{date}}. The holder may be its rightful owner, or a victim: verify before anything else.',
  'document-hit.lost-meaning':
    '{{document}}, issued by {{state}}, was reported lost on {{date}}. Owners find lost documents and travel on them: compare the holder with the photograph and ask.',
  'document-hit.revoked-meaning':
    '{{document}}, issued by {{state}}, was revoked, as reported on {{date}}. It is no longer valid, whatever expiry date it shows. That says nothing about the holder’s identity.',
  'document-hit.invalid-meaning':
    '{{document}}, issued by {{state}}, was reported invalid on {{date}}. It does not prove identity or a right to travel. Ask how and when it was obtained.',
  'document-hit.stolen-blank-meaning':
    'This number belongs to a blank stolen before it was issued, reported by {{state}} on {{date}}. Nobody was ever given this document: do not rely on what is printed in it.',
  'document-hit.why': 'Exact match: number, issuing state and kind',
  'document-hit.why-type': 'Number and issuing state match; reported as: {{document}}',
  'document-hit.why-detail':
    'Number {{number}}, reported {{date}}. Keep the document in your hands and refer.',
  'document-near.title': 'Number close to a reported document',
  'document-near.meaning':
    'Read here: {{presented}}. Reported {{category}}: {{listed}}. {{difference}} Look at the number on the document itself, and scan again if it was misread.',
  'document-near.why': 'Near match, not a hit',
  'document-near.differs': 'Character {{position}} differs: {{read}} here, {{reported}} there.',
  'document-near.differs-many_one': '{{count}} character differs.',
  'document-near.differs-many_other': '{{count}} characters differ.',
  'document-near.length': 'One has a character more.',
  'document-near.differs-two':
    'Characters {{first}} and {{second}} differ: {{read}} here, {{reported}} there.',
  'document-near.lost': 'Character {{position}} is {{reported}} there and missing here.',
  'document-near.surplus':
    '{{read}} at the end here may be filler signs; there the number ends before.',
  'document-near.digit-confirms':
    'The check digit disagrees with the number as read and agrees with the reported one.',
  'document-near.leading-zero': 'Zeros at the beginning: {{presented}} here, {{listed}} there.',
  'document-near.digit-here':
    'The last character here, {{digit}}, is the check digit of the reported number.',
  'document-near.digit-there':
    'The last character there, {{digit}}, is the check digit of the number here.',
  'document-near.issuer': 'The issuer is {{presented}} here and {{listed}} there.',
  'document-near.issuer-title': 'Number reported under a related issuer',
  'document-near.issuer-meaning':
    'The number {{number}} is reported {{category}}. {{difference}} They may be one authority: compare type and date, and ask your National Central Bureau.',
  'document-near.type': 'The type is {{presented}} here and {{listed}} there.',
  'document-near.type-title': 'Number reported for another type of document',
  'document-near.type-meaning':
    'Number {{number}} of {{state}} is reported {{category}}. {{difference}} Reports sometimes name the wrong type: do not rule it out, and ask your National Central Bureau.',
  'document-hit.notice':
    'This document is associated with notice {{notice}}: open the notice before you decide anything.',
  'category.stolen': 'stolen',
  'category.lost': 'lost',
  'category.revoked': 'revoked',
  'category.invalid': 'invalid',
  'category.stolen-blank': 'stolen as a blank',
  'listed-document.title': 'Document named in a listing',
  'listed-document.meaning':
    'The document presented is named in the listing of {{name}}. {{advice}}',
  'listed-document.why': 'This very document is named in the listing of {{name}}',
  'person-hit.red': 'Likely a person wanted',
  'person-hit.blue': 'Likely a person sought for information',
  'person-hit.green': 'Likely a person warned about',
  'person-hit.yellow': 'Likely a missing person',
  'person-hit.black': 'Likely the identity of a dead person',
  'person-hit.orange': 'Likely an imminent threat',
  'person-hit.purple': 'Likely a known way of hiding',
  'person-hit.un-special': 'Likely a person under UN sanctions',
  'person-hit.diffusion': 'Likely a person in a police request',
  'person-hit.sanction': 'Likely a person under sanctions',
  'person-candidate.red': 'Possibly a person wanted',
  'person-candidate.blue': 'Possibly a person sought for information',
  'person-candidate.green': 'Possibly a person warned about',
  'person-candidate.yellow': 'Possibly a missing person',
  'person-candidate.black': 'Possibly the identity of a dead person',
  'person-candidate.orange': 'Possibly an imminent threat',
  'person-candidate.purple': 'Possibly a known way of hiding',
  'person-candidate.un-special': 'Possibly a person under UN sanctions',
  'person-candidate.diffusion': 'Possibly a person in a police request',
  'person-candidate.sanction': 'Possibly a person under sanctions',
  'person.why': '{{resemblance}} to {{name}}',
  'person.meaning': '{{resemblance}} to {{name}}, {{notice}}. {{advice}}',
  'advice.red':
    'A red notice is not an arrest warrant in every country. Refer, confirm identity, and let your National Central Bureau say what applies here.',
  'advice.blue':
    'Others ask who and where this person is. It is no accusation. Confirm identity, note the itinerary, and refer.',
  'advice.green':
    'A warning about past conduct, not a request to arrest. Refer, and decide by your own law.',
  'advice.yellow':
    'This notice protects the traveller, who may be missing, a child or a victim. Speak calmly and alone with them, do not tell any companion, and refer.',
  'advice.black':
    'The notice seeks the identity of a person found dead. Someone may be travelling on that identity. Refer, and compare the person with the document.',
  'advice.orange':
    'It warns of an imminent danger. Keep your distance from bags and objects, use the silent alarm, and refer.',
  'advice.purple':
    'It describes a method, object or hiding place, not guilt. Refer, and examine document and belongings with it in mind.',
  'advice.un-special':
    'There may be a travel ban, an asset freeze or both, with exemptions. Refer, and ask your National Central Bureau before entry or exit.',
  'advice.diffusion':
    'One country asked others directly; INTERPOL may not have reviewed it. Refer, and ask your own National Central Bureau.',
  'advice.sanction':
    'A financial sanction is not by itself a travel ban or a reason to detain. Refer, and check which measures apply in your country.',
  'document-expired.title': 'Document has expired',
  'document-expired.meaning':
    'It was valid until {{date}}. An expired document still says who someone may be; your law says who may travel on it.',
  'document-expired.why': 'Valid until {{date}}',
  'does-not-add-up.title': 'Document does not add up',
  'does-not-add-up.meaning':
    '{{field}}: {{finding}} Compare the lines with the printed page, and scan again if it was misread.',
  'does-not-add-up.why': '{{field}} does not add up',
  'list-too-old.title': 'Lists too old to clear anyone',
  'list-too-old.meaning':
    '“{{list}}” is {{age}}; policy allows {{limit}}. What was reported since is not known here. Refer, or ask by radio or telephone.',
  'list-too-old.why': '“{{list}}” is too old',
  'list-too-old.why-detail': '{{age}}, where policy allows {{limit}}.',
  'source-failed.title': 'Not screened',
  'source-failed.meaning':
    '“{{list}}” could not be searched: {{failure}} This traveller has not been checked. Try again, or refer.',
  'source-failed.why': '“{{list}}” was not searched',
  'no-release.title': 'Not screened, no lists',
  'no-release.meaning':
    'This post holds no lists yet, so nobody can be checked here. Fetch a release by Sync or by stick, and refer until then.',
  'no-release.why': 'There is no release on this post',
  'unreadable.title': 'Not screened, not readable',
  'unreadable.meaning':
    'What arrived is not the foot of a travel document. Clean the page and scan again, or press M and type what is printed.',
  'unreadable.why': 'The lines could not be read',
  'unreadable.why-detail': 'What was read is recorded as it came.',
  'protection.title': 'Protection applies',
  'protection.meaning':
    'Speak to nobody from {{state}} about this traveller. Anything goes to your own National Central Bureau only.',
  'protection.meaning-anyone':
    'Contact no consulate, no embassy and nobody from the country of origin. Anything goes to your own National Central Bureau only.',
  'protection.convention-document':
    'Protection applies: the document is a refugee’s or a stateless person’s',
  'protection.issuer-is-nationality':
    'Protection applies: the notice comes from the traveller’s own country',
  'protection.issuer-is-birth-state':
    'Protection applies: the notice comes from the country of birth',
  'failure.not-installed': 'it is still being installed.',
  'failure.missing-from-release': 'it is missing from the release.',
  'failure.damaged': 'its stored copy is damaged and must be rebuilt.',
  'failure.nothing-to-search-with': 'neither name nor number was given.',
  'failure.failed': 'the search failed (reference {{reference}}).',
  'failure.no-answer': 'the search did not answer in time.',
  'no-more.title_one': 'No answer from {{count}} list',
  'no-more.title_other': 'No answer from {{count}} lists',
  'no-more.detail': 'Searched to the end, with {{records}}.',
  'score.identical': 'Almost identical',
  'score.very-strong': 'Very strong resemblance',
  'score.strong': 'Strong resemblance',
  'score.some': 'Some resemblance',
  'score.slight': 'Slight resemblance',
  'feature.name': 'Name',
  'feature.date-of-birth': 'Born',
  'feature.nationality': 'Nationality',
  'feature.sex': 'Sex',
  'feature.place-of-birth': 'Place of birth',
  'feature.document': 'Document',
  'agreement.equal': 'Same',
  'agreement.near': 'Very close',
  'agreement.partial': 'In part',
  'agreement.different': 'Different',
  'agreement.missing': 'Not known',
  'by.transliteration': 'the same name in other letters',
  'by.truncation': 'cut off in the lines',
  'by.order': 'other order of names',
  'by.partial': 'only some of the names',
  'by.spelling': 'small spelling difference',
  'by.joined': 'written as one word or as two',
  'by.initial': 'an initial',
  'by.same-state': 'the same state',
  'by.other-town': 'the same state, another town',
  'by.other-state': 'a town of that name in another state',
  'by.nickname': 'a short form of the name',
  'by.digits-swapped': 'digits swapped',
  'by.one-digit-off': 'one digit differs',
  'by.same-year': 'the same year',
  'by.within-range': 'within the published years',
  'by.near-year': 'about that time',
  'by.far': 'years apart',
} as const;
