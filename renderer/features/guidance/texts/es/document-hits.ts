import type { GuidanceText } from '../../guidance-text.ts';

export const documentHits: GuidanceText = {
  title: 'Documentos denunciados como robados, perdidos o no válidos',
  summary:
    'El registro habla de un documento y nunca de su portador, que puede ser su titular legítimo o una víctima.',
  sections: [
    {
      heading: 'Qué es el registro',
      paragraphs: [
        'El registro de INTERPOL de documentos de viaje robados y perdidos (SLTD) contiene números, Estados emisores y tipos de documento. No contiene nombres. Solo el Estado que expidió un documento puede denunciarlo.',
        'Si número, Estado emisor y tipo concuerdan exactamente, es una coincidencia. Un número que solo se parece es una coincidencia aproximada: un aviso para mirar otra vez el número, no una coincidencia.',
      ],
    },
    {
      heading: 'Qué significa cada denuncia',
      table: {
        columns: ['Denuncia', 'Qué significa', 'Qué hace usted'],
        rows: [
          [
            'Robado',
            'Sustraído a su titular o de una oficina.',
            'Compare al portador con la fotografía. Pregunte cuándo y dónde lo sustrajeron. Derive.',
          ],
          [
            'Perdido',
            'Su titular lo dio por perdido; muchos lo encuentran y viajan con él.',
            'Compare y pregunte. Es probable que sea el titular legítimo, pero el documento no sirve para viajar. Derive.',
          ],
          [
            'Revocado',
            'El Estado emisor le retiró la validez, sea cual sea la fecha impresa.',
            'Trátelo como no válido para viajar. Eso no dice nada de la identidad del portador. Derive.',
          ],
          [
            'No válido',
            'El Estado emisor dice que no debe usarse.',
            'Pregunte cómo y cuándo se obtuvo. Derive.',
          ],
          [
            'Robado en blanco',
            'Robado antes de que se anotaran los datos de alguien.',
            'No se fíe de nada de lo impreso en él. Establezca la identidad por otros medios. Derive.',
          ],
        ],
      },
    },
    {
      heading: 'Paso a paso',
      steps: [
        'Lea el número, el Estado emisor y el tipo en el propio documento y compárelos con la coincidencia.',
        'Conserve el documento. No lo devuelva ni lo marque.',
        'Compare al portador con la fotografía, y la fotografía, el chip y la página impresa entre sí.',
        'Haga preguntas abiertas: ¿desde cuándo tiene este pasaporte? ¿Ha denunciado alguna vez la pérdida de uno?',
        'Derive. La segunda línea pide a la OCN de su país que verifique con el Estado emisor, salvo que rija la protección.',
      ],
    },
    {
      heading: 'Documentos asociados a una notificación',
      paragraphs: [
        'Algunos documentos están registrados porque una notificación los nombra (TDAWN). Entonces la respuesta lleva a una notificación y a una persona: lea la notificación antes que nada, porque una amarilla pide algo muy distinto de una roja.',
        'Quien lleva un documento así no es por ello la persona de la notificación.',
      ],
    },
    {
      heading: 'Refugiados y documentos denunciados',
      paragraphs: [
        'Quien huye a menudo no tiene otra forma de viajar que con el documento de otra persona o con uno revocado. También puede ocurrir que un Estado revoque los pasaportes de aquellos a quienes persigue. Una coincidencia de documento nunca decide sobre el asilo ni extingue el derecho a pedirlo.',
      ],
    },
  ],
  sources: [
    'INTERPOL, base de datos de documentos de viaje robados y perdidos',
    'Grupo de expertos sobre facilitación de la OACI, descripción de un registro SLTD',
    'Resolución GA-2017-86-RES-09 de la Asamblea General de INTERPOL, párrafo sobre documentos de viaje de refugiados',
  ],
};
