import type { GuidanceText } from '../../guidance-text.ts';

export const protectionRules: GuidanceText = {
  title: 'Les règles qui protègent ceux qui fuient',
  summary:
    'Rien de ce qui concerne une personne qui cherche ou a obtenu protection ne doit parvenir à l’État qu’elle craint, par aucune voie et sous aucune forme.',
  sections: [
    {
      heading: 'Quand la protection s’applique',
      paragraphs: [
        'Elle s’applique quand le document est celui d’un réfugié ou d’un apatride, et quand la notice a été demandée par le pays du voyageur, son pays de naissance ou le pays qu’il dit craindre. Elle s’applique aussi dès l’instant où quelqu’un dit qu’il a peur de rentrer.',
        'Vous ne parlez alors à personne de cet État, pas même pour vérifier un document. Tout passe par le Bureau central national (BCN) de votre pays, et par lui seul.',
      ],
    },
    {
      heading: 'Les quinze règles',
      steps: [
        'Aucun dossier d’asile n’est clos avant que les contrôles du document et de la personne soient enregistrés. Pour le clore sans eux, il faut un motif et un superviseur.',
        'Une concordance ne décide ni de l’entrée ni de l’asile. Elle conduit à une orientation.',
        'Une concordance est non vérifiée jusqu’à la réponse d’un BCN ; elle est alors confirmée ou fausse. Si personne ne répond, elle est « sans réponse ».',
        'Si la notice vient du pays de la personne, de son pays de naissance ou du pays qu’elle craint : aucun contact direct, seulement le BCN de votre pays.',
        'Les données d’asile ne vont qu’au BCN de votre pays, au Secrétariat général d’INTERPOL ou à la Commission de contrôle des fichiers d’INTERPOL (CCF). Ni un texte libre ni une liste d’« autres pays » ne permettent d’y échapper.',
        'Un message sur une concordance ne mentionne jamais l’asile. Il est le même pour tous, afin que nul n’en puisse rien déduire.',
        'Deux personnes confirment que quelqu’un est reconnu réfugié, au Secrétariat général ou à la CCF seulement, avec la mention de confidentialité et la base légale.',
        'Après cela, les notices du pays persécuteur sur cette personne se taisent ici. Les alertes d’autres pays demeurent.',
        'Un autre État n’apprend un refus que s’il repose sur un passé criminel, et le pays craint ne l’apprend jamais.',
        'Si une décision est retirée ou annulée, un message rectificatif part vers tous ceux qui en avaient été informés.',
        'Vous ne déclarez volés ou perdus que les documents de votre propre pays, sans noms, et vous retirez la déclaration quand l’un d’eux est retrouvé.',
        'Chaque recherche a un but enregistré. Le travail d’asile est un rôle à part, distinct de la première ligne.',
        'Chaque recherche, consultation, exportation et échange est enregistré.',
        'Les données ont une fin : elles sont revues, expirent et sont effacées.',
        'La source, l’âge et la mention de restriction sont toujours affichés. Rien n’est imprimé ni emporté en masse sans autorisation.',
      ],
    },
    {
      heading: 'Si vous hésitez',
      paragraphs: [
        'Gardez le silence et demandez à votre superviseur. Un message qui n’est pas parti peut partir demain ; un message parti ne se reprend pas, et des proches restés au pays peuvent le payer.',
      ],
    },
  ],
  sources: [
    'Résolution GA-2017-86-RES-09 et rapport GA-2017-86-REP-10 de l’Assemblée générale d’INTERPOL',
    'Règlement d’INTERPOL sur le traitement des données, articles 112 à 117 (confidentialité et sécurité)',
    'Convention relative au statut des réfugiés (1951), article 33',
  ],
};
