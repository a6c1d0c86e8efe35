import type { GuidanceText } from '../../guidance-text.ts';

export const ncbExchange: GuidanceText = {
  title: 'Preguntar a la Oficina Central Nacional',
  summary:
    'La Oficina Central Nacional de su país es la única vía hacia otros países y la única cuya respuesta confirma una coincidencia.',
  sections: [
    {
      heading: 'Quién es quién',
      table: {
        columns: ['Órgano', 'Qué hace', 'Cómo se llega a él'],
        rows: [
          [
            'OCN de su país',
            'El enlace de su país con INTERPOL. Pregunta a otros y le responde a usted.',
            'Por la segunda línea, por la vía acordada.',
          ],
          ['OCN de otro país', 'Responde a lo que pregunta su OCN.', 'Nunca directamente.'],
          [
            'Secretaría General',
            'Lleva las bases de datos de INTERPOL y publica las notificaciones.',
            'Por la OCN de su país.',
          ],
          [
            'CCF',
            'Comisión independiente que controla los ficheros de INTERPOL; también las personas pueden dirigirse a ella.',
            'Por la OCN de su país o la autoridad competente.',
          ],
        ],
      },
    },
    {
      heading: 'Qué dice una buena petición',
      steps: [
        'Qué respondió: la lista, su fecha, la referencia de la notificación o de la denuncia.',
        'Qué se presentó: tipo, número, Estado emisor, fechas. Si es un documento, nada más que eso.',
        'Qué concuerda y qué difiere, como hechos.',
        'Qué necesita saber y hasta cuándo espera una persona.',
        'Nada sobre asilo, sobre el viaje de otros ni sobre lo que el viajero contó en confianza.',
      ],
    },
    {
      heading: 'Qué significa la respuesta',
      paragraphs: [
        '«Confirmada» hace de una coincidencia una coincidencia confirmada. Lo que se siga de ello lo decide aún su ley. «Falsa» la cierra. El silencio es «sin respuesta»: dígalo a su supervisor cuando venza el plazo y no llene el hueco con una suposición.',
        'Solo cuenta una respuesta llegada por la vía acordada. Quien telefonea y dice que es policía no es una respuesta, y no se entera de nada por usted.',
      ],
    },
    {
      heading: 'Cuando rige la protección',
      paragraphs: [
        'Diga a su OCN que queda excluido el contacto con el Estado en cuestión, en el formulario que su autoridad tiene para ello, y no en el mensaje que sigue hacia otros.',
      ],
    },
  ],
  sources: [
    'Reglamento de INTERPOL sobre el Tratamiento de Datos, artículos 104 a 106',
    'Resolución GA-2017-86-RES-09 de la Asamblea General de INTERPOL, puntos 2 y 3',
  ],
};
