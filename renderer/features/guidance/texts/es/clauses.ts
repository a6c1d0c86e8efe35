import type { GuidanceText } from '../../guidance-text.ts';

export const clauses: GuidanceText = {
  title: 'La resolución, punto por punto',
  summary:
    'Qué pide a los Estados cada punto de la GA-2017-86-RES-09 y qué significa donde usted está.',
  sections: [
    {
      heading: 'Los puntos',
      table: {
        columns: ['Punto', 'Qué pide', 'En su puesto'],
        rows: [
          [
            '1',
            'En los casos de asilo, consultar sistemáticamente las bases de INTERPOL.',
            'Se comprueban el documento y la persona, y ambas comprobaciones constan antes de cerrar el expediente.',
          ],
          [
            '2',
            'Intercambiar información por el Sistema de Información de INTERPOL.',
            'Las preguntas salen en la forma acordada por la OCN de su país, nunca por teléfono o correo privados.',
          ],
          [
            '3',
            'Acordar protocolos nacionales, para que las autoridades de asilo y la OCN se comuniquen con regularidad.',
            'Usted sabe a quién preguntar, de qué forma y hasta cuándo, también de noche y sin conexión.',
          ],
          [
            '4',
            'Dar a las autoridades de control fronterizo y de asilo acceso a las bases.',
            'Usted tiene su propio acceso y su función. Nadie busca con el nombre de otro.',
          ],
          [
            '5',
            'Dar a conocer a las autoridades judiciales y de inmigración lo que ofrece INTERPOL.',
            'Use esta biblioteca y el modo de práctica. Pregunte antes del caso, no durante él.',
          ],
          [
            '6',
            'Informar a otros países y a la Secretaría General de la denegación de protección, en especial por antecedentes delictivos.',
            'Esto no se hace en el puesto. Lo hacen quienes deciden, con reglas estrictas, y nunca hacia el país temido.',
          ],
        ],
      },
    },
    {
      heading: 'Documentos de viaje de refugiados',
      paragraphs: [
        'La resolución llama a los Estados a denunciar sistemáticamente los documentos de viaje de refugiados robados, perdidos y revocados. Si un refugiado le dice que el suyo ha desaparecido, ayúdele a denunciarlo ante la autoridad que lo expidió: la denuncia lo protege contra el abuso.',
        'Cuando aparece, hay que retirar la denuncia; si no, a su titular lo retienen en cada frontera.',
      ],
    },
    {
      heading: 'Confirmar la condición de refugiado',
      paragraphs: [
        'Los Estados pueden confirmar a la Secretaría General o a la CCF que alguien es refugiado, y comunicarles el resultado de una revisión, en la medida que permitan la ley nacional y la confidencialidad. Lo aprueban dos personas. Nunca es asunto de la primera línea.',
      ],
    },
    {
      heading: 'Si las instrucciones parecen contradecirse',
      steps: [
        'Primero su propia ley, después las instrucciones de su autoridad, después este texto.',
        'Si una instrucción llevara información a un Estado temido, deténgase y pregunte a su supervisor.',
        'Anote qué preguntó y qué le dijeron.',
      ],
    },
  ],
  sources: [
    'Resolución GA-2017-86-RES-09 de la Asamblea General de INTERPOL, puntos 1 a 6 de la parte dispositiva',
    'Informe GA-2017-86-REP-10 de la Asamblea General de INTERPOL',
  ],
};
