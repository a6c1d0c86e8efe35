import type { GuidanceText } from '../../guidance-text.ts';

export const notScreened: GuidanceText = {
  title: 'Non contrôlé ne veut pas dire sans résultat',
  summary:
    'Seule une recherche menée jusqu’au bout dans chaque liste obligatoire peut ne rien trouver ; tout le reste signifie que ce voyageur n’a pas été contrôlé.',
  sections: [
    {
      heading: 'Ce que « rien trouvé » signifie',
      paragraphs: [
        'Chaque liste exigée par les règles du poste a été parcourue jusqu’au bout, les listes étaient assez récentes, et aucune n’a répondu. Cela ne signifie pas que le voyageur est sans danger, que le document est authentique ou que le voyageur peut entrer. Votre examen habituel continue.',
      ],
    },
    {
      heading: 'Pourquoi quelqu’un n’a pas été contrôlé',
      table: {
        columns: ['Ce que dit le poste', 'Pourquoi', 'Ce que vous faites'],
        rows: [
          [
            'Une liste n’a pas été consultée',
            'Elle est en cours d’installation, manque, est endommagée, ou la recherche a échoué.',
            'Réessayez une fois. Regardez les listes. D’ici là, orientez ou demandez par radio ou par téléphone.',
          ],
          [
            'Listes trop anciennes',
            'Personne ici ne sait ce qui a été déclaré depuis.',
            'Synchronisez, ou utilisez une clé USB du centre national. D’ici là, orientez.',
          ],
          [
            'Aucune liste',
            'Ce poste n’a jamais reçu de version des listes.',
            'Personne ne peut être contrôlé ici. Orientez tout le monde, ou vers un autre poste.',
          ],
          [
            'Illisible',
            'Les lignes au bas du document n’ont pas pu être lues.',
            'Nettoyez la page et scannez de nouveau, ou appuyez sur M et saisissez ce qui est imprimé.',
          ],
        ],
      },
    },
    {
      heading: 'Ce que vous faites avec le voyageur',
      steps: [
        'Dites la vérité : « Nous avons un problème technique, cela prendra un peu plus de temps. » Personne n’est suspect parce qu’une machine est en panne.',
        'Réessayez une fois. Si le résultat reste le même, orientez.',
        'Demandez à la deuxième ligne ou à un poste voisin de vérifier par une autre voie, et notez qui a répondu et quand.',
        'S’il faut laisser passer des gens avant cela, un superviseur décide et donne le motif. Vous ne le décidez pas seul au guichet.',
      ],
    },
    {
      heading: 'Listes sur clé USB',
      steps: [
        'N’acceptez qu’une clé préparée par le centre national, remise par une personne que vous connaissez.',
        'Ouvrez la synchronisation et choisissez le fichier. La station vérifie les signatures ; elle n’accepte rien qui ait été modifié.',
        'Attendez que l’écran des listes indique que tout est installé avant de vous fier à une réponse.',
      ],
    },
  ],
  sources: [
    'INTERPOL, accès fixe et mobile aux bases de données (FIND et MIND) : « trouvé », « sans réponse » et « délai dépassé » sont trois réponses',
    'Règlement d’INTERPOL sur le traitement des données : qualité des données et suppression des anciennes copies',
  ],
};
