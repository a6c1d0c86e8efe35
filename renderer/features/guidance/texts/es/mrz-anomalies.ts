import type { GuidanceText } from '../../guidance-text.ts';

export const mrzAnomalies: GuidanceText = {
  title: 'Cuando las líneas de lectura mecánica no cuadran',
  summary:
    'La mayoría de los fallos son caracteres mal leídos: mire primero la página impresa, escanee de nuevo y después derive.',
  sections: [
    {
      heading: 'Dígitos de verificación',
      paragraphs: [
        'El número, la fecha de nacimiento y la de caducidad llevan cada uno un dígito de verificación, y la mayoría de los documentos otro para el conjunto. Un dígito que no concuerda suele significar que un carácter se leyó mal; más raramente, que alguien alteró el documento.',
        'Un dígito que concuerda solo prueba que la línea probablemente se leyó bien. Nunca prueba que un documento sea auténtico.',
      ],
      steps: [
        'Compare los caracteres marcados con la página, uno por uno.',
        'Limpie la página y escanee de nuevo.',
        'Si el puesto ofrece una lectura corregida, acéptela solo si es lo que está impreso.',
        'Si la página y las líneas difieren de verdad, derive. No escriba un número que haga desaparecer el fallo.',
      ],
    },
    {
      heading: 'Caracteres que se confunden',
      table: {
        columns: ['Impreso', 'Leído como', 'Dónde mirar'],
        rows: [
          ['0 (cero)', 'O', 'Las fechas y los dígitos de verificación solo llevan cifras.'],
          ['1', 'I o L', 'Compare con otro 1 de la misma línea.'],
          ['2', 'Z', 'Números de documento.'],
          ['5', 'S', 'Números de documento.'],
          ['8', 'B', 'Números de documento.'],
          [
            '6',
            'G',
            'Números de documento. El dígito de verificación no puede distinguir estos dos.',
          ],
          ['<', 'K', 'Al final de los nombres: una serie de K es una serie de signos de relleno.'],
        ],
      },
    },
    {
      heading: 'Nombres cortados',
      paragraphs: [
        'En las líneas cabe un número limitado de caracteres. Un nombre que llega al último lugar puede continuar en lo impreso; el puesto busca entonces nombres que empiezan igual. Los apóstrofos desaparecen, los guiones pasan a ser signos de relleno, y letras como Ä, Ø o ß se escriben con otras. Es la regla, no una señal de falsificación.',
      ],
    },
    {
      heading: 'Códigos de los documentos de protección',
      table: {
        columns: ['Código', 'Qué designa', 'Qué se sigue de ello'],
        rows: [
          [
            'PR',
            'Documento de viaje de refugiado',
            'Rige la protección: ningún contacto con el Estado de origen.',
          ],
          ['PS', 'Documento de viaje de apátrida', 'Rige la protección.'],
          [
            'XXB',
            'Refugiado según la Convención de 1951, en el lugar de la nacionalidad',
            'No es un error. El Estado emisor figura en otra parte de la línea.',
          ],
          ['XXA', 'Apátrida, en el lugar de la nacionalidad', 'No es un error.'],
          ['XXC', 'Otro tipo de refugiado', 'No es un error. Trátelo con el mismo cuidado.'],
          [
            'XXX',
            'Nacionalidad no indicada',
            'No es un error. Pregunte, y derive si tiene importancia.',
          ],
          [
            'P<',
            'Pasaporte de tipo antiguo',
            'Todavía se acepta. Los documentos expedidos a partir de 2028 deben llevar una segunda letra.',
          ],
        ],
      },
    },
    {
      heading: 'Fechas y caducidad',
      paragraphs: [
        'Las fechas son año, mes y día con dos cifras cada uno. Las partes desconocidas de una fecha de nacimiento son signos de relleno: muchas personas no saben qué día nacieron. No es una mentira ni un fallo.',
        'Las líneas no indican el siglo. Si la persona tiene más de cien años, lea la página impresa.',
        'Un documento caducado aún dice quién puede ser alguien. Su ley dice quién puede viajar con él, y quienes huyen muchas veces no pudieron renovar el suyo.',
      ],
    },
  ],
  sources: [
    'OACI, Doc 9303, 8.ª edición, parte 3 (especificaciones comunes a todos los documentos) y parte 4 (pasaportes)',
    'Convención sobre el Estatuto de los Refugiados (1951) y Convención sobre el Estatuto de los Apátridas (1954), artículo 28 de cada una',
  ],
};
