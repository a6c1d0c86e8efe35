import type { GuidanceText } from '../../guidance-text.ts';

export const ncbExchange: GuidanceText = {
  title: 'Interroger le Bureau central national',
  summary:
    'Le Bureau central national de votre pays est la seule voie vers les autres pays, et le seul dont la réponse confirme une concordance.',
  sections: [
    {
      heading: 'Qui est qui',
      table: {
        columns: ['Organe', 'Ce qu’il fait', 'Comment le joindre'],
        rows: [
          [
            'BCN de votre pays',
            'Le lien de votre pays avec INTERPOL. Il interroge les autres et vous répond.',
            'Par la deuxième ligne, par la voie convenue.',
          ],
          ['BCN d’un autre pays', 'Répond à ce que demande votre BCN.', 'Jamais directement.'],
          [
            'Secrétariat général',
            'Tient les bases de données d’INTERPOL et publie les notices.',
            'Par le BCN de votre pays.',
          ],
          [
            'CCF',
            'Commission indépendante qui contrôle les fichiers d’INTERPOL ; toute personne peut aussi la saisir.',
            'Par le BCN de votre pays ou l’autorité compétente.',
          ],
        ],
      },
    },
    {
      heading: 'Ce que dit une bonne demande',
      steps: [
        'Ce qui a répondu : la liste, sa date, la référence de la notice ou de la déclaration.',
        'Ce qui a été présenté : type, numéro, État émetteur, dates. Pour un document, rien de plus.',
        'Ce qui correspond et ce qui diffère, en faits.',
        'Ce que vous devez savoir, et jusqu’à quand une personne attend.',
        'Rien sur l’asile, sur le voyage d’autrui ou sur ce que le voyageur a confié.',
      ],
    },
    {
      heading: 'Ce que signifie la réponse',
      paragraphs: [
        '« Confirmée » fait d’une concordance une concordance confirmée. Ce qui en découle, votre droit le décide encore. « Fausse » la clôt. Le silence est « sans réponse » : dites-le à votre superviseur quand le délai est passé, et ne comblez pas le vide par une supposition.',
        'Seule compte une réponse arrivée par la voie convenue. Celui qui téléphone en disant être de la police n’est pas une réponse, et n’apprend rien de vous.',
      ],
    },
    {
      heading: 'Quand la protection s’applique',
      paragraphs: [
        'Dites à votre BCN que tout contact avec l’État en question est exclu, sur le formulaire que votre autorité a prévu pour cela, et non dans le message qui part vers d’autres.',
      ],
    },
  ],
  sources: [
    'Règlement d’INTERPOL sur le traitement des données, articles 104 à 106',
    'Résolution GA-2017-86-RES-09 de l’Assemblée générale d’INTERPOL, points 2 et 3',
  ],
};
