import type { GuidanceText } from '../../guidance-text.ts';

export const resolution: GuidanceText = {
  title: 'La resolución de INTERPOL sobre refugiados',
  summary:
    'La resolución GA-2017-86-RES-09 pide a los Estados que consulten las bases de INTERPOL en los casos de asilo y que protejan a los refugiados al hacerlo.',
  sections: [
    {
      heading: 'Qué es',
      paragraphs: [
        'La Asamblea General de INTERPOL la aprobó en Beijing en septiembre de 2017. Insta a los países miembros y a sus autoridades; no es una ley. Lo que usted debe y puede hacer está en la ley de su país y en las instrucciones de su autoridad.',
        'Tiene dos fines que van juntos: que los delincuentes no se escondan tras la protección de los refugiados, y que los Estados perseguidores no alcancen a los refugiados a través de INTERPOL.',
      ],
    },
    {
      heading: 'Qué hace y qué no hace INTERPOL',
      paragraphs: [
        'INTERPOL no examina solicitudes de asilo ni concede protección a nadie. Lo hacen los Estados.',
        'Cuando un Estado ha confirmado a INTERPOL que alguien es refugiado, INTERPOL retira las notificaciones y difusiones que pidió el país temido. No dice a ese país dónde ha hallado protección la persona.',
        'Las alertas de otros países se examinan por sí mismas y pueden permanecer.',
      ],
    },
    {
      heading: 'Por qué importa en su puesto',
      steps: [
        'Usted comprueba, porque se comprueba a todo el que pide protección, con la misma calma que a cualquiera.',
        'Usted verifica, porque en las listas hay errores, entradas antiguas y peticiones que nunca debieron hacerse.',
        'Usted calla, porque una llamada descuidada puede delatar a una persona o a su familia.',
        'Usted registra, porque más tarde alguien debe poder ver qué se hizo y por qué.',
      ],
    },
    {
      heading: 'Cuando alguien impugna una notificación',
      paragraphs: [
        'Toda persona puede preguntar a la Comisión de Control de los Ficheros de INTERPOL (CCF) si se conservan datos sobre ella, y hacer que se corrijan o borren. Si un viajero pregunta, diga que esta vía existe. No diga si hay una notificación.',
      ],
    },
  ],
  sources: [
    'Resolución GA-2017-86-RES-09 de la Asamblea General de INTERPOL, Beijing, 2017',
    'Informe GA-2017-86-REP-10 de la Asamblea General de INTERPOL (directrices sobre datos de refugiados)',
    'Estatuto de la Comisión de Control de los Ficheros de INTERPOL',
  ],
};
