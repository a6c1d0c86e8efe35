import type { LetterWords } from './letter-words.ts';

export const FRENCH: LetterWords = {
  marking: 'CONFIDENTIEL : RÉFUGIÉ. Réservé aux destinataires nommés ci-dessous.',
  titles: {
    'hit-confirmation': 'Demande de confirmation d’une concordance',
    question: 'Question au Bureau central national',
    'information-request': 'Demande de renseignements',
    'status-confirmation': 'Confirmation du statut de réfugié',
    'review-outcome': 'Résultat du réexamen du statut de réfugié',
    denial: 'Refus du statut de réfugié en raison d’antécédents criminels',
    'status-revocation': 'Retrait du statut de réfugié',
    correction: 'Rectification d’un message antérieur',
  },
  openings: {
    'hit-confirmation':
      'Une recherche effectuée dans ce pays a fait apparaître l’enregistrement indiqué ci-dessous. La concordance n’a pas été vérifiée. Rien n’a été décidé sur ce fondement.',
    question:
      'L’autorité chargée du dossier indiqué ci-dessous pose au Bureau central national la question suivante.',
    'information-request':
      'L’autorité chargée du dossier indiqué ci-dessous demande au Bureau central national les renseignements suivants.',
    'status-confirmation':
      'Les personnes nommées ci-dessous ont été reconnues comme réfugiées par l’autorité indiquée ci-dessous.',
    'review-outcome':
      'L’autorité indiquée ci-dessous a réexaminé le statut de réfugié des personnes nommées ci-dessous. Le résultat est indiqué ci-dessous.',
    denial:
      'L’autorité indiquée ci-dessous a refusé le statut de réfugié aux personnes nommées ci-dessous. La décision repose sur des antécédents criminels.',
    'status-revocation':
      'Le statut de réfugié des personnes nommées ci-dessous, dont vous avez pu être informés, n’est plus en vigueur.',
    correction:
      'Le présent message rectifie le message antérieur indiqué ci-dessous. En cas de divergence, lui seul fait foi.',
  },
  closings: {
    'hit-confirmation': [
      'Veuillez confirmer si l’enregistrement est toujours valable et transmettre les éléments permettant de vérifier l’identité : noms complets, date et lieu de naissance, photographies, empreintes digitales et signes particuliers.',
      'Veuillez répondre uniquement par l’intermédiaire du Bureau central national qui transmet la présente demande.',
    ],
    question: ['Veuillez répondre avant l’échéance ci-dessus, par l’échange du serveur national.'],
    'information-request': [
      'Veuillez répondre avant l’échéance ci-dessus, par l’échange du serveur national.',
      'Aucun État contre lequel une protection est demandée ne doit être interrogé sur ces personnes ni informé de la présente demande.',
    ],
    'status-confirmation': [
      'Veuillez effacer les notices et diffusions demandées par l’État dont la persécution est redoutée, s’il en existe, et le confirmer par l’intermédiaire du Bureau central national qui transmet le présent message.',
      'L’État requérant ne doit pas être informé qu’une protection a été accordée, ni du pays qui l’a accordée.',
      'Le présent message est communiqué en vertu du droit national, pour la finalité indiquée, et ne peut être retransmis (résolution GA-2017-86-RES-09).',
    ],
    'review-outcome': [
      'Le présent message est communiqué en vertu du droit national, pour la finalité indiquée, et ne peut être retransmis (résolution GA-2017-86-RES-09).',
    ],
    denial: [
      'Le présent message ne doit être retransmis ni à l’État dont la persécution est redoutée, ni à aucun autre destinataire.',
      'Il s’agit d’une information et non d’une demande d’arrestation.',
    ],
    'status-revocation': [
      'Veuillez mettre vos fichiers en conformité avec le présent message et le confirmer par l’intermédiaire du Bureau central national qui le transmet.',
      'Il ne peut être retransmis.',
    ],
    correction: [
      'Veuillez mettre vos fichiers en conformité avec le présent message et le confirmer par l’intermédiaire du Bureau central national qui le transmet.',
      'Il ne peut être retransmis.',
    ],
  },
  labels: {
    reference: 'Référence',
    file: 'Dossier',
    form: 'Formulaire',
    to: 'Destinataires',
    authority: 'Autorité',
    'answer-within': 'Réponse attendue sous (heures)',
    'legal-basis': 'Base juridique',
    person: 'Personne',
    'original-script': 'Dans l’écriture d’origine',
    born: 'Date de naissance',
    'birth-place': 'Lieu de naissance',
    sex: 'Sexe',
    nationality: 'Nationalité (code OACI)',
    decision: 'Décision',
    'decided-on': 'Date de la décision',
    'ended-on': 'N’est plus en vigueur depuis le',
    'decided-by': 'Décision prise par',
    notice: 'Notice',
    listing: 'Enregistrement',
    document: 'Document',
    list: 'Liste',
    corrected: 'Message antérieur',
    statement: 'L’autorité ajoute',
  },
  outcomes: {
    recognised: 'statut de réfugié reconnu',
    'subsidiary-protection': 'protection subsidiaire',
    denied: 'refus',
    withdrawn: 'demande retirée',
  },
  notices: {
    red: 'notice rouge',
    blue: 'notice bleue',
    green: 'notice verte',
    yellow: 'notice jaune',
    black: 'notice noire',
    orange: 'notice orange',
    purple: 'notice mauve',
    'un-special': 'notice spéciale INTERPOL-Conseil de sécurité des Nations Unies',
    diffusion: 'diffusion',
    sanction: 'inscription sur une liste de sanctions',
  },
  sexes: { M: 'masculin', F: 'féminin', X: 'non spécifié', U: 'inconnu' },
  recipients: {
    'own-ncb': 'Bureau central national du pays',
    'asylum-authority': 'autorité nationale chargée de l’asile',
    'general-secretariat': 'Secrétariat général d’INTERPOL',
    ccf: 'Commission de contrôle des fichiers d’INTERPOL',
    ncb: 'Bureau central national :',
  },
  unknown: 'inconnu',
};
