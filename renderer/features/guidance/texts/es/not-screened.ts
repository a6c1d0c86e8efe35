import type { GuidanceText } from '../../guidance-text.ts';

export const notScreened: GuidanceText = {
  title: 'Sin comprobar no es sin resultados',
  summary:
    'Solo una búsqueda completa en todas las listas obligatorias puede no hallar nada; todo lo demás significa que este viajero no se ha comprobado.',
  sections: [
    {
      heading: 'Qué significa «sin resultados»',
      paragraphs: [
        'Todas las listas que exigen las normas del puesto se consultaron hasta el final, eran lo bastante recientes y ninguna respondió. No significa que el viajero sea inofensivo, que el documento sea auténtico ni que el viajero pueda entrar. Su examen habitual continúa.',
      ],
    },
    {
      heading: 'Por qué alguien quedó sin comprobar',
      table: {
        columns: ['Qué dice el puesto', 'Por qué', 'Qué hace usted'],
        rows: [
          [
            'Una lista no se consultó',
            'Aún se está instalando, falta, está dañada o la búsqueda falló.',
            'Inténtelo otra vez. Mire las listas. Mientras no funcione, derive o pregunte por radio o teléfono.',
          ],
          [
            'Listas demasiado antiguas',
            'Nadie sabe aquí qué se ha denunciado desde entonces.',
            'Sincronice, o use una memoria USB del centro nacional. Hasta entonces, derive.',
          ],
          [
            'Sin listas',
            'Este puesto nunca ha recibido una versión de las listas.',
            'Aquí no se puede comprobar a nadie. Derive a todos, o envíelos a otro puesto.',
          ],
          [
            'Ilegible',
            'No se pudieron leer las líneas al pie del documento.',
            'Limpie la página y escanee de nuevo, o pulse M y escriba lo que está impreso.',
          ],
        ],
      },
    },
    {
      heading: 'Qué hace con el viajero',
      steps: [
        'Diga la verdad: «Tenemos un problema técnico, esto tardará un poco más». Nadie es sospechoso porque una máquina haya fallado.',
        'Inténtelo una vez más. Si el resultado sigue igual, derive.',
        'Pida a la segunda línea o a un puesto vecino que compruebe por otra vía, y anote quién respondió y cuándo.',
        'Si hay que dejar pasar a personas antes de eso, decide un supervisor y da el motivo. Usted no lo decide solo en el puesto.',
      ],
    },
    {
      heading: 'Listas en memoria USB',
      steps: [
        'Acepte solo una memoria preparada por el centro nacional, de manos de una persona que conoce.',
        'Abra la sincronización y elija el archivo. La estación comprueba las firmas; no acepta nada que haya sido alterado.',
        'Espere a que la pantalla de listas indique que todo está instalado antes de fiarse de una respuesta.',
      ],
    },
  ],
  sources: [
    'INTERPOL, acceso fijo y móvil a las bases de datos (FIND y MIND): «hallado», «sin respuesta» y «plazo agotado» son tres respuestas',
    'Reglamento de INTERPOL sobre el Tratamiento de Datos: calidad de los datos y eliminación de copias antiguas',
  ],
};
