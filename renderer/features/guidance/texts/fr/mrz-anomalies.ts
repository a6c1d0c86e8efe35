import type { GuidanceText } from '../../guidance-text.ts';

export const mrzAnomalies: GuidanceText = {
  title: 'Quand les lignes lisibles à la machine ne concordent pas',
  summary:
    'La plupart des fautes sont des caractères mal lus : regardez d’abord la page imprimée, scannez de nouveau, puis orientez.',
  sections: [
    {
      heading: 'Chiffres de contrôle',
      paragraphs: [
        'Le numéro, la date de naissance et la date d’expiration portent chacun un chiffre de contrôle, et la plupart des documents un de plus pour l’ensemble. Un chiffre qui ne concorde pas signifie le plus souvent qu’un caractère a été mal lu ; plus rarement, que quelqu’un a modifié le document.',
        'Un chiffre qui concorde prouve seulement que la ligne a sans doute été bien lue. Il ne prouve jamais qu’un document est authentique.',
      ],
      steps: [
        'Comparez les caractères marqués à la page, un par un.',
        'Nettoyez la page et scannez de nouveau.',
        'Si le poste propose une lecture corrigée, ne l’acceptez que si c’est bien ce qui est imprimé.',
        'Si la page et les lignes diffèrent vraiment, orientez. Ne saisissez pas un numéro qui ferait disparaître la faute.',
      ],
    },
    {
      heading: 'Caractères que l’on confond',
      table: {
        columns: ['Imprimé', 'Lu comme', 'Où regarder'],
        rows: [
          [
            '0 (zéro)',
            'O',
            'Les dates et les chiffres de contrôle ne contiennent que des chiffres.',
          ],
          ['1', 'I ou L', 'Comparez à un autre 1 de la même ligne.'],
          ['2', 'Z', 'Numéros de document.'],
          ['5', 'S', 'Numéros de document.'],
          ['8', 'B', 'Numéros de document.'],
          [
            '6',
            'G',
            'Numéros de document. Le chiffre de contrôle ne peut pas distinguer ces deux-là.',
          ],
          ['<', 'K', 'À la fin des noms : une suite de K est une suite de signes de remplissage.'],
        ],
      },
    },
    {
      heading: 'Noms coupés',
      paragraphs: [
        'Les lignes ne contiennent qu’un nombre limité de caractères. Un nom qui atteint la dernière place peut continuer sur la page ; le poste cherche alors les noms qui commencent de la même façon. Les apostrophes disparaissent, les traits d’union deviennent des signes de remplissage, et des lettres comme Ä, Ø ou ß s’écrivent autrement. C’est la règle, non un signe de falsification.',
      ],
    },
    {
      heading: 'Codes des documents de protection',
      table: {
        columns: ['Code', 'Ce qu’il désigne', 'Ce qui en découle'],
        rows: [
          [
            'PR',
            'Titre de voyage de réfugié',
            'La protection s’applique : aucun contact avec l’État d’origine.',
          ],
          ['PS', 'Titre de voyage d’apatride', 'La protection s’applique.'],
          [
            'XXB',
            'Réfugié au sens de la Convention de 1951, à la place de la nationalité',
            'Ce n’est pas une erreur. L’État émetteur figure ailleurs dans la ligne.',
          ],
          ['XXA', 'Apatride, à la place de la nationalité', 'Ce n’est pas une erreur.'],
          ['XXC', 'Autre réfugié', 'Ce n’est pas une erreur. Traitez-le avec le même soin.'],
          [
            'XXX',
            'Nationalité non indiquée',
            'Ce n’est pas une erreur. Demandez, et orientez si cela importe.',
          ],
          [
            'P<',
            'Passeport d’ancien type',
            'Toujours accepté. Les documents délivrés à partir de 2028 doivent porter une seconde lettre.',
          ],
        ],
      },
    },
    {
      heading: 'Dates et expiration',
      paragraphs: [
        'Les dates s’écrivent année, mois, jour, avec deux chiffres chacun. Les parties inconnues d’une date de naissance sont des signes de remplissage : beaucoup ignorent le jour de leur naissance. Ce n’est ni un mensonge ni une faute.',
        'Les lignes n’indiquent pas le siècle. Pour une personne de plus de cent ans, lisez la page imprimée.',
        'Un document expiré dit encore qui une personne peut être. Votre droit dit qui peut voyager avec, et ceux qui fuient n’ont souvent pas pu renouveler le leur.',
      ],
    },
  ],
  sources: [
    'OACI, Doc 9303, 8e édition, partie 3 (spécifications communes à tous les documents) et partie 4 (passeports)',
    'Convention relative au statut des réfugiés (1951) et Convention relative au statut des apatrides (1954), article 28 de chacune',
  ],
};
