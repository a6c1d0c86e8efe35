import type { GuidanceText } from '../../guidance-text.ts';

export const hitProcedure: GuidanceText = {
  title: 'Que faire en cas de concordance',
  summary:
    'Une concordance est une raison de vérifier : elle ne décide de rien, et seule la réponse d’un Bureau central national la confirme.',
  sections: [
    {
      heading: 'Au guichet',
      steps: [
        'Restez calme et gardez le document en main. Ne dites rien de la concordance.',
        'Regardez ce qui correspond et ce qui diffère : numéro, État émetteur, nom, date de naissance, photographie. Si les lignes ont pu être mal lues, scannez de nouveau.',
        'Appuyez sur R et orientez vers la deuxième ligne. Notez ce que vous avez vu et entendu, non ce que vous supposez.',
        'Si vous ou d’autres êtes en danger, utilisez le signe ou la radio convenus à votre poste. F9 enregistre aussi une alarme silencieuse, mais n’appelle personne à elle seule.',
        'Ne passez au voyageur suivant que lorsqu’un collègue a pris le relais.',
      ],
    },
    {
      heading: 'Ce que fait la deuxième ligne',
      steps: [
        'Elle compare le voyageur à la fiche, trait par trait, et note les motifs.',
        'S’il s’agit clairement d’une autre personne, elle l’enregistre avec les motifs, afin que les deux mêmes fiches ne donnent plus d’alerte.',
        'Sinon, elle interroge le Bureau central national (BCN) de son pays et note la référence, l’heure et le délai.',
        'Elle informe le superviseur de ce qui reste ouvert avant la fin du service.',
      ],
    },
    {
      heading: 'Les états d’une concordance',
      table: {
        columns: ['État', 'Ce que cela signifie', 'Ce que vous pouvez écrire'],
        rows: [
          [
            'Non vérifiée',
            'Le registre a répondu ; personne n’a encore vérifié.',
            'Concordance, pas encore vérifiée.',
          ],
          [
            'Confirmée',
            'Un BCN a répondu qu’il s’agit bien de cette personne ou de ce document.',
            'Confirmée par le BCN, avec sa référence.',
          ],
          [
            'Fausse',
            'Il est établi qu’il s’agit d’une autre personne ou d’un autre document.',
            'Fausse, avec les motifs.',
          ],
          [
            'Sans réponse',
            'Le délai est passé sans réponse.',
            'Sans réponse. Ni confirmée ni fausse.',
          ],
        ],
      },
    },
    {
      heading: 'Qui appeler, et qui ne pas appeler',
      paragraphs: [
        'Appelez votre superviseur ou la deuxième ligne. Ils joignent le BCN de votre pays par la voie convenue par votre autorité.',
        'N’appelez ni ambassade, ni consulat, ni police étrangère, ni officier de liaison d’un autre État. Vous ne pouvez pas savoir si le voyageur craint cet État.',
      ],
    },
    {
      heading: 'Ce qu’il ne faut pas dire',
      paragraphs: [
        'Ne dites ni au voyageur ni à ceux qui l’accompagnent qu’il existe une notice, ni sa couleur, ni qui l’a demandée, ni quelle liste a répondu. N’en parlez pas là où d’autres écoutent.',
        'Une phrase vraie et suffisante : « J’ai besoin d’un peu plus de temps pour votre document. Mon collègue va vous aider. »',
      ],
    },
  ],
  sources: [
    'Règlement d’INTERPOL sur le traitement des données, articles 104 à 106 (résultats positifs de recherche)',
    'La procédure de votre propre autorité ; là où elle diffère, elle prime',
  ],
};
