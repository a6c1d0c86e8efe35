import type { GuidanceText } from '../../guidance-text.ts';

export const noticeColours: GuidanceText = {
  title: 'Las notificaciones y sus colores',
  summary:
    'Cada color pide otra cosa; ninguno es una orden, y su propia ley decide qué puede hacer usted.',
  sections: [
    {
      heading: 'Color por color',
      table: {
        columns: ['Notificación', 'Qué pide', 'Qué hace usted'],
        rows: [
          [
            'Roja',
            'Hallar a una persona buscada para ser juzgada o cumplir una condena. En muchos países no es una orden de detención.',
            'Derive. La OCN de su país dice si aquí permite algo, y qué. No detenga a nadie solo por el color.',
          ],
          [
            'Azul',
            'Saber quién es alguien y dónde está, en relación con una investigación. No acusa de nada.',
            'Confirme la identidad, anote el itinerario y derive. No interrogue sobre el asunto.',
          ],
          [
            'Verde',
            'Advertir de conductas delictivas pasadas de alguien. No pide detención.',
            'Derive. Su ley dice si la advertencia cuenta para la entrada.',
          ],
          [
            'Amarilla',
            'Hallar a una persona desaparecida, a menudo un niño, o identificar a quien no puede decir quién es. Protege al viajero.',
            'Sea amable y hable a solas con la persona. No diga a ningún acompañante, familiar o interlocutor telefónico dónde está. Derive.',
          ],
          [
            'Negra',
            'Dar nombre a una persona hallada muerta.',
            'Alguien puede estar usando esa identidad, o un familiar puede estar ante usted. Compare, derive y no dé la noticia.',
          ],
          [
            'Naranja',
            'Advertir de un suceso, una persona o un objeto que es un peligro inminente.',
            'Manténgase lejos de los objetos, avise con la señal acordada y derive.',
          ],
          [
            'Morada',
            'Describir métodos, objetos y escondites.',
            'Examine el documento y las pertenencias teniéndola en cuenta. No dice nada de culpabilidad.',
          ],
          [
            'Notificación especial INTERPOL–ONU',
            'Dar a conocer que el Consejo de Seguridad de la ONU ha impuesto sanciones a alguien.',
            'Puede haber prohibición de viajar, congelación de bienes o ambas, con excepciones. Pregunte a la OCN de su país antes de la entrada y antes de la salida.',
          ],
        ],
      },
    },
    {
      heading: 'Difusiones',
      paragraphs: [
        'Una difusión es una petición que la oficina de un país envía directamente a los países que elige. Puede que INTERPOL no la haya revisado antes del envío. Trátela con el mismo cuidado que una notificación y pregunte a la OCN de su país.',
      ],
    },
    {
      heading: 'Listas de sanciones de los Estados',
      paragraphs: [
        'La inclusión en la lista de un Estado o de una unión de Estados tiene que ver sobre todo con el dinero. No es por sí misma una prohibición de viajar ni un motivo para retener a nadie. Averigüe qué medidas rigen en su país.',
      ],
    },
    {
      heading: 'Antes de actuar, sea cual sea el color',
      steps: [
        'Asegúrese de que es esta persona: fecha de nacimiento, fotografía y documentos, no solo el nombre.',
        'Mire quién pidió la notificación. Si es el país del viajero, su país de nacimiento o el que teme, rige la protección.',
        'Mire la antigüedad de la lista. Hay notificaciones que se retiran, y una copia puede ir con retraso.',
        'Derive y deje que responda la OCN de su país.',
      ],
    },
  ],
  sources: [
    'INTERPOL, tipos de notificaciones y difusiones',
    'Reglamento de INTERPOL sobre el Tratamiento de Datos',
    'Consejo de Seguridad de las Naciones Unidas, comités de sanciones',
  ],
};
