import type { GuidanceText } from '../../guidance-text.ts';

export const asylumFirstContact: GuidanceText = {
  title: 'Quand quelqu’un demande protection',
  summary:
    'Écoutez, notez ses mots, conduisez la personne à ceux qui décident de l’asile, et n’en parlez à personne d’autre.',
  sections: [
    {
      heading: 'Comment cela se dit',
      paragraphs: [
        'Nul n’a besoin du mot « asile ». « Je ne peux pas rentrer », « ils vont me tuer », la peur dans n’importe quelle langue ou par un geste suffisent. Vous ne jugez pas si c’est vrai. Vous transmettez.',
      ],
    },
    {
      heading: 'Les premières minutes',
      steps: [
        'Dites que vous avez compris et que quelqu’un écoutera : « Je vous ai entendu. Je vous conduis à un collègue. »',
        'Quittez ensemble la file, vers un lieu où personne n’entend ni ne lit l’écran.',
        'Proposez de l’eau, un siège, des toilettes, et occupez-vous d’abord des malades et des enfants.',
        'Trouvez la langue et appelez un interprète.',
        'Ne demandez que le nécessaire : nom, date de naissance, langue, qui voyage avec qui, et si une aide est urgente.',
        'Notez les mots mêmes de la personne, avec l’heure, et transmettez-les à l’autorité chargée de l’asile.',
      ],
    },
    {
      heading: 'Ce que vous ne faites pas',
      steps: [
        'Ne refoulez personne parce qu’un document manque, est faux, expiré ou déclaré.',
        'Ne contactez ni l’État d’origine, ni son ambassade ou son consulat, ni le bureau d’une compagnie aérienne là-bas, ni des proches.',
        'Ne demandez pas le récit des persécutions. C’est l’affaire de l’entretien d’asile.',
        'Ne traitez pas la personne comme un suspect ou un détenu : ni menottes, ni cellule, ni ordres criés. Si votre droit prévoit des mesures, ceux qui sont compétents les ordonnent, par écrit.',
        'N’écrivez rien sur l’asile dans une orientation, un message sur une concordance ou une demande à un autre État.',
        'Ne prenez pas de photographies et ne fouillez pas un téléphone sans base légale.',
      ],
    },
    {
      heading: 'L’interprète',
      paragraphs: [
        'Ne prenez jamais un compagnon de voyage, un parent, un autre demandeur ou quiconque travaille pour l’État d’origine. Demandez à la personne si elle a confiance en l’interprète, et si elle préfère parler à une femme ou à un homme. Dites à l’interprète que tout reste confidentiel. Vous pouvez lui montrer ce texte dans sa langue.',
      ],
    },
    {
      heading: 'Les enfants',
      steps: [
        'En cas de doute sur l’âge, traitez le jeune comme un enfant.',
        'Appelez aussitôt la protection de l’enfance ou un tuteur quand un enfant est seul ou avec des adultes qui ne sont pas ses parents.',
        'Observez comment l’enfant et l’adulte se comportent l’un envers l’autre. Parlez à l’enfant seul, à sa hauteur et brièvement.',
        'Ne séparez pas les familles, et ne faites pas interpréter un enfant.',
        'Si une notice jaune répond, n’en dites rien à aucun accompagnant ni appelant, et orientez.',
      ],
    },
    {
      heading: 'S’il y a aussi une concordance',
      paragraphs: [
        'Chacune suit son chemin. La concordance va au BCN de votre pays, dans les termes employés pour tous ; la demande de protection va à l’autorité chargée de l’asile. Aucune n’attend l’autre, et aucune ne décide de l’autre.',
      ],
    },
  ],
  sources: [
    'Convention relative au statut des réfugiés (1951), articles 31 et 33',
    'Convention relative aux droits de l’enfant (1989), articles 3 et 22',
    'Le droit d’asile de votre propre pays ; là où il protège davantage, il prime',
  ],
};
