import type { GuidanceText } from '../../guidance-text.ts';

export const asylumFirstContact: GuidanceText = {
  title: 'Cuando alguien pide protección',
  summary:
    'Escuche, anote sus palabras, lleve a la persona ante quienes deciden sobre el asilo y no se lo diga a nadie más.',
  sections: [
    {
      heading: 'Cómo se dice',
      paragraphs: [
        'Nadie necesita la palabra «asilo». «No puedo volver», «me van a matar», el miedo en cualquier idioma o con un gesto bastan. Usted no juzga si es verdad. Lo transmite.',
      ],
    },
    {
      heading: 'Los primeros minutos',
      steps: [
        'Diga que ha entendido y que alguien escuchará: «Le he oído. Le llevaré con un compañero».',
        'Salgan juntos de la fila, a un lugar donde nadie oiga ni lea la pantalla.',
        'Ofrezca agua, un asiento y un aseo, y atienda primero a los enfermos y a los niños.',
        'Averigüe el idioma y llame a un intérprete.',
        'Pregunte solo lo necesario: nombre, fecha de nacimiento, idioma, quién va con quién y si hace falta ayuda inmediata.',
        'Anote las propias palabras de la persona, con la hora, y transmítalas a la autoridad de asilo.',
      ],
    },
    {
      heading: 'Qué no hace usted',
      steps: [
        'No rechace a nadie porque un documento falte, sea falso, esté caducado o denunciado.',
        'No contacte con el Estado de origen, su embajada o consulado, la oficina de una aerolínea de allí ni con familiares.',
        'No pida el relato de la persecución. Eso corresponde a la entrevista de asilo.',
        'No trate a la persona como sospechosa ni como detenida: ni esposas, ni celda, ni órdenes a gritos. Si su ley prevé medidas, las ordenan por escrito quienes son competentes.',
        'No escriba nada sobre asilo en una derivación, en un mensaje sobre una coincidencia ni en una petición a otro Estado.',
        'No tome fotografías ni registre un teléfono sin base legal.',
      ],
    },
    {
      heading: 'El intérprete',
      paragraphs: [
        'No recurra nunca a un compañero de viaje, a un familiar, a otro solicitante ni a quien trabaje para el Estado de origen. Pregunte a la persona si confía en el intérprete y si prefiere hablar con una mujer o con un hombre. Diga al intérprete que todo es confidencial. Puede mostrarle este texto en su idioma.',
      ],
    },
    {
      heading: 'Los niños',
      steps: [
        'Si duda de la edad, trate al joven como a un niño.',
        'Llame enseguida a la protección de menores o a un tutor cuando un niño esté solo o con adultos que no son sus padres.',
        'Observe cómo se tratan el niño y el adulto. Hable con el niño a solas, a su altura y brevemente.',
        'Mantenga juntas a las familias y no deje que un niño haga de intérprete.',
        'Si responde una notificación amarilla, no lo diga a ningún acompañante ni a quien llame, y derive.',
      ],
    },
    {
      heading: 'Si además hay una coincidencia',
      paragraphs: [
        'Cada cosa sigue su camino. La coincidencia va a la OCN de su país con las palabras que se usan para todos; la petición de protección va a la autoridad de asilo. Ninguna espera a la otra, y ninguna decide la otra.',
      ],
    },
  ],
  sources: [
    'Convención sobre el Estatuto de los Refugiados (1951), artículos 31 y 33',
    'Convención sobre los Derechos del Niño (1989), artículos 3 y 22',
    'La ley de asilo de su propio país; donde proteja más, prevalece',
  ],
};
