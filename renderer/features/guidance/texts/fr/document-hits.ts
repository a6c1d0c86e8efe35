import type { GuidanceText } from '../../guidance-text.ts';

export const documentHits: GuidanceText = {
  title: 'Documents déclarés volés, perdus ou non valables',
  summary:
    'Le registre parle d’un document et jamais de son porteur, qui peut être son titulaire légitime ou une victime.',
  sections: [
    {
      heading: 'Ce qu’est le registre',
      paragraphs: [
        'Le registre d’INTERPOL des documents de voyage volés et perdus (SLTD) contient des numéros, des États émetteurs et des types de documents. Il ne contient aucun nom. Seul l’État qui a délivré un document peut le déclarer.',
        'Une correspondance exacte du numéro, de l’État émetteur et du type est une concordance. Un numéro seulement proche est une quasi-concordance : un rappel de regarder encore le numéro, pas une concordance.',
      ],
    },
    {
      heading: 'Ce que signifie chaque déclaration',
      table: {
        columns: ['Déclaration', 'Ce que cela signifie', 'Ce que vous faites'],
        rows: [
          [
            'Volé',
            'Pris à son titulaire ou dans un bureau.',
            'Comparez le porteur à la photographie. Demandez quand et où il a été pris. Orientez.',
          ],
          [
            'Perdu',
            'Son titulaire l’a déclaré manquant ; beaucoup le retrouvent et voyagent avec.',
            'Comparez et demandez. Il s’agit sans doute du titulaire légitime, mais le document ne permet plus de voyager. Orientez.',
          ],
          [
            'Révoqué',
            'L’État émetteur lui a retiré sa validité, quelle que soit la date imprimée.',
            'Considérez-le comme non valable pour voyager. Cela ne dit rien de l’identité du porteur. Orientez.',
          ],
          [
            'Non valable',
            'L’État émetteur déclare qu’il ne doit pas être utilisé.',
            'Demandez comment et quand il a été obtenu. Orientez.',
          ],
          [
            'Volé vierge',
            'Volé avant que les données de quiconque y soient inscrites.',
            'Ne vous fiez à rien de ce qui y est imprimé. Établissez l’identité autrement. Orientez.',
          ],
        ],
      },
    },
    {
      heading: 'Pas à pas',
      steps: [
        'Lisez le numéro, l’État émetteur et le type sur le document lui-même et comparez-les à la concordance.',
        'Gardez le document. Ne le rendez pas et n’y inscrivez rien.',
        'Comparez le porteur à la photographie, puis la photographie, la puce et la page imprimée entre elles.',
        'Posez des questions ouvertes : depuis quand avez-vous ce passeport ? En avez-vous déjà déclaré un perdu ?',
        'Orientez. La deuxième ligne demande au BCN de son pays de vérifier auprès de l’État émetteur, sauf si la protection s’applique.',
      ],
    },
    {
      heading: 'Documents associés à une notice',
      paragraphs: [
        'Certains documents sont enregistrés parce qu’une notice les cite (TDAWN). La réponse mène alors à une notice et à une personne : lisez la notice avant toute chose, car une notice jaune demande tout autre chose qu’une rouge.',
        'Celui qui porte un tel document n’est pas pour autant la personne visée par la notice.',
      ],
    },
    {
      heading: 'Réfugiés et documents déclarés',
      paragraphs: [
        'Ceux qui fuient n’ont souvent d’autre moyen de voyager que le document d’autrui ou un document révoqué. Il arrive aussi qu’un État révoque les passeports de ceux qu’il persécute. Une concordance de document ne décide jamais de l’asile et n’éteint jamais le droit de le demander.',
      ],
    },
  ],
  sources: [
    'INTERPOL, base de données des documents de voyage volés et perdus',
    'Groupe d’experts de la facilitation de l’OACI, description d’un enregistrement SLTD',
    'Résolution GA-2017-86-RES-09 de l’Assemblée générale d’INTERPOL, paragraphe sur les titres de voyage de réfugiés',
  ],
};
