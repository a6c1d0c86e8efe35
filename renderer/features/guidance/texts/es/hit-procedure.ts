import type { GuidanceText } from '../../guidance-text.ts';

export const hitProcedure: GuidanceText = {
  title: 'Qué hacer ante una coincidencia',
  summary:
    'Una coincidencia es un motivo para verificar: no decide nada, y solo la confirma la respuesta de una Oficina Central Nacional.',
  sections: [
    {
      heading: 'En el puesto',
      steps: [
        'Mantenga la calma y conserve el documento en la mano. No diga nada de la coincidencia.',
        'Mire qué concuerda y qué difiere: número, Estado emisor, nombre, fecha de nacimiento, fotografía. Si las líneas pudieron leerse mal, escanee de nuevo.',
        'Pulse R y derive a la segunda línea. Anote lo que vio y oyó, no lo que sospecha.',
        'Si usted u otras personas corren peligro, use la señal o la radio acordadas en su puesto. F9 registra además una alarma silenciosa, pero por sí sola no llama a nadie.',
        'Pase al siguiente viajero solo cuando un compañero se haya hecho cargo.',
      ],
    },
    {
      heading: 'Qué hace la segunda línea',
      steps: [
        'Compara al viajero con la ficha, rasgo por rasgo, y anota los motivos.',
        'Si es claramente otra persona, lo registra con los motivos, para que las mismas dos fichas no vuelvan a dar la alerta.',
        'Si no, pregunta a la Oficina Central Nacional (OCN) de su país y anota referencia, hora y plazo.',
        'Informa al supervisor de lo que queda abierto antes de que acabe el turno.',
      ],
    },
    {
      heading: 'Los estados de una coincidencia',
      table: {
        columns: ['Estado', 'Qué significa', 'Qué puede escribir'],
        rows: [
          [
            'Sin verificar',
            'El registro respondió; nadie lo ha comprobado.',
            'Coincidencia, aún sin verificar.',
          ],
          [
            'Confirmada',
            'Una OCN ha respondido que se trata de esta persona o de este documento.',
            'Confirmada por la OCN, con su referencia.',
          ],
          [
            'Falsa',
            'Se ha demostrado que se trata de otra persona o de otro documento.',
            'Falsa, con los motivos.',
          ],
          [
            'Sin respuesta',
            'Venció el plazo sin respuesta.',
            'Sin respuesta. Ni confirmada ni falsa.',
          ],
        ],
      },
    },
    {
      heading: 'A quién llamar y a quién no',
      paragraphs: [
        'Llame a su supervisor o a la segunda línea. Ellos llegan a la OCN de su país por la vía que su autoridad ha acordado.',
        'No llame a una embajada, a un consulado, a una policía extranjera ni a un oficial de enlace de otro Estado. No puede saber si el viajero teme a ese Estado.',
      ],
    },
    {
      heading: 'Qué no decir',
      paragraphs: [
        'No diga al viajero ni a sus acompañantes que hay una notificación, ni su color, ni quién la pidió, ni qué lista respondió. No hable de ello donde otros escuchan.',
        'Una frase cierta y suficiente: «Necesito un poco más de tiempo para su documento. Mi compañero le ayudará».',
      ],
    },
  ],
  sources: [
    'Reglamento de INTERPOL sobre el Tratamiento de Datos, artículos 104 a 106 (resultados positivos de las consultas)',
    'El procedimiento de su propia autoridad; donde difiera, prevalece',
  ],
};
