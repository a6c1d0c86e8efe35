import type { GuidanceText } from '../../guidance-text.ts';

export const clauses: GuidanceText = {
  title: 'La résolution, point par point',
  summary:
    'Ce que chaque point de la GA-2017-86-RES-09 demande aux États, et ce que cela signifie là où vous êtes.',
  sections: [
    {
      heading: 'Les points',
      table: {
        columns: ['Point', 'Ce qu’il demande', 'À votre guichet'],
        rows: [
          [
            '1',
            'Dans les affaires d’asile, consulter systématiquement les bases d’INTERPOL.',
            'Le document et la personne sont tous deux contrôlés, et les deux contrôles enregistrés avant la clôture du dossier.',
          ],
          [
            '2',
            'Échanger les informations par le Système d’information d’INTERPOL.',
            'Les questions partent dans la forme convenue par le BCN de votre pays, jamais par téléphone ou courriel privé.',
          ],
          [
            '3',
            'Convenir de protocoles nationaux, afin que les autorités d’asile et le BCN se parlent régulièrement.',
            'Vous savez qui interroger, sous quelle forme et dans quel délai, aussi la nuit et hors ligne.',
          ],
          [
            '4',
            'Donner aux autorités de contrôle aux frontières et d’asile l’accès aux bases.',
            'Vous avez votre propre accès et votre rôle. Nul ne cherche sous le nom d’un autre.',
          ],
          [
            '5',
            'Sensibiliser les autorités judiciaires et d’immigration à ce qu’offre INTERPOL.',
            'Servez-vous de cette bibliothèque et du mode d’entraînement. Posez vos questions avant l’affaire, non pendant.',
          ],
          [
            '6',
            'Informer les autres pays et le Secrétariat général d’un refus de protection, notamment en raison d’un passé criminel.',
            'Cela ne se fait pas au guichet. Ceux qui décident le font, selon des règles strictes, et jamais envers le pays craint.',
          ],
        ],
      },
    },
    {
      heading: 'Titres de voyage de réfugiés',
      paragraphs: [
        'La résolution appelle les États à déclarer systématiquement les titres de voyage de réfugiés volés, perdus et révoqués. Si un réfugié vous dit que le sien a disparu, aidez-le à le déclarer à l’autorité qui l’a délivré : la déclaration le protège contre les abus.',
        'Quand il est retrouvé, la déclaration doit être retirée ; sinon son titulaire est retenu à chaque frontière.',
      ],
    },
    {
      heading: 'Confirmer le statut de réfugié',
      paragraphs: [
        'Les États peuvent confirmer au Secrétariat général ou à la CCF qu’une personne est réfugiée, et leur faire part du résultat d’un réexamen, dans les limites du droit national et de la confidentialité. Deux personnes l’approuvent. Ce n’est jamais l’affaire de la première ligne.',
      ],
    },
    {
      heading: 'Si des instructions semblent se contredire',
      steps: [
        'Votre droit national d’abord, puis les instructions de votre autorité, puis ce texte.',
        'Si une instruction devait porter des informations à un État craint, arrêtez-vous et demandez à votre superviseur.',
        'Notez ce que vous avez demandé et ce qui vous a été répondu.',
      ],
    },
  ],
  sources: [
    'Résolution GA-2017-86-RES-09 de l’Assemblée générale d’INTERPOL, points 1 à 6 du dispositif',
    'Rapport GA-2017-86-REP-10 de l’Assemblée générale d’INTERPOL',
  ],
};
