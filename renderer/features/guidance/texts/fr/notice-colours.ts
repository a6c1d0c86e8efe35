import type { GuidanceText } from '../../guidance-text.ts';

export const noticeColours: GuidanceText = {
  title: 'Les notices et leurs couleurs',
  summary:
    'Chaque couleur demande autre chose ; aucune n’est un ordre, et c’est votre droit national qui dit ce que vous pouvez faire.',
  sections: [
    {
      heading: 'Couleur par couleur',
      table: {
        columns: ['Notice', 'Ce qu’elle demande', 'Ce que vous faites'],
        rows: [
          [
            'Rouge',
            'Trouver une personne recherchée pour être jugée ou pour purger une peine. Dans de nombreux pays, ce n’est pas un mandat d’arrêt.',
            'Orientez. Le BCN de votre pays dit si elle permet ici quelque chose, et quoi. N’arrêtez personne sur la seule couleur.',
          ],
          [
            'Bleue',
            'Savoir qui est une personne et où elle se trouve, dans le cadre d’une enquête. Elle n’accuse de rien.',
            'Confirmez l’identité, notez l’itinéraire, orientez. N’interrogez pas sur l’affaire.',
          ],
          [
            'Verte',
            'Mettre en garde contre des agissements criminels passés. Elle ne demande pas d’arrestation.',
            'Orientez. Votre droit dit si cette mise en garde compte pour l’entrée.',
          ],
          [
            'Jaune',
            'Retrouver une personne disparue, souvent un enfant, ou identifier quelqu’un qui ne peut dire qui il est. Elle protège le voyageur.',
            'Soyez bienveillant et parlez-lui seul à seul. Ne dites à aucun accompagnant, parent ou appelant où il se trouve. Orientez.',
          ],
          [
            'Noire',
            'Donner un nom à une personne retrouvée morte.',
            'Quelqu’un utilise peut-être cette identité, ou un proche est devant vous. Comparez, orientez, n’annoncez rien.',
          ],
          [
            'Orange',
            'Avertir d’un événement, d’une personne ou d’un objet qui présente un danger imminent.',
            'Tenez-vous à distance des objets, alertez par le signe convenu, orientez.',
          ],
          [
            'Mauve',
            'Décrire des méthodes, des objets et des cachettes.',
            'Examinez le document et les bagages en y pensant. Elle ne dit rien d’une culpabilité.',
          ],
          [
            'Notice spéciale INTERPOL–ONU',
            'Faire savoir que le Conseil de sécurité de l’ONU a placé une personne sous sanctions.',
            'Il peut y avoir interdiction de voyager, gel des avoirs ou les deux, avec des exemptions. Interrogez le BCN de votre pays avant l’entrée et avant la sortie.',
          ],
        ],
      },
    },
    {
      heading: 'Diffusions',
      paragraphs: [
        'Une diffusion est une demande que le bureau d’un pays envoie directement aux pays de son choix. INTERPOL ne l’a peut-être pas examinée avant l’envoi. Traitez-la avec la même prudence qu’une notice, et interrogez le BCN de votre pays.',
      ],
    },
    {
      heading: 'Listes de sanctions des États',
      paragraphs: [
        'L’inscription sur la liste d’un État ou d’une union d’États concerne surtout l’argent. Elle n’est pas en soi une interdiction de voyager ni une raison de retenir quelqu’un. Cherchez quelles mesures valent dans votre pays.',
      ],
    },
    {
      heading: 'Avant d’agir, quelle que soit la couleur',
      steps: [
        'Assurez-vous qu’il s’agit de cette personne : date de naissance, photographie et documents, pas le nom seul.',
        'Regardez qui a demandé la notice. Si c’est le pays du voyageur, son pays de naissance ou celui qu’il craint, la protection s’applique.',
        'Regardez l’âge de la liste. Des notices sont retirées, et une copie peut être en retard.',
        'Orientez, et laissez le BCN de votre pays répondre.',
      ],
    },
  ],
  sources: [
    'INTERPOL, types de notices et diffusions',
    'Règlement d’INTERPOL sur le traitement des données',
    'Conseil de sécurité des Nations Unies, comités des sanctions',
  ],
};
