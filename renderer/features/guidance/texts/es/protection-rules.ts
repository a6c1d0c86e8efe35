import type { GuidanceText } from '../../guidance-text.ts';

export const protectionRules: GuidanceText = {
  title: 'Las reglas que protegen a quien huye',
  summary:
    'Nada sobre una persona que busca o tiene protección puede llegar al Estado que teme, por ninguna vía y con ninguna palabra.',
  sections: [
    {
      heading: 'Cuándo rige la protección',
      paragraphs: [
        'Rige cuando el documento es de un refugiado o de un apátrida, y cuando la notificación la pidió el país del viajero, su país de nacimiento o el país que dice temer. Rige también desde el momento en que alguien dice que tiene miedo de volver.',
        'Entonces usted no habla con nadie de ese Estado, ni siquiera para verificar un documento. Todo va a la Oficina Central Nacional (OCN) de su propio país, y solo a ella.',
      ],
    },
    {
      heading: 'Las quince reglas',
      steps: [
        'Ningún expediente de asilo se cierra antes de que consten las comprobaciones del documento y de la persona. Cerrarlo sin ellas exige un motivo y un supervisor.',
        'Una coincidencia no decide ni la entrada ni el asilo. Lleva a una derivación.',
        'Una coincidencia está sin verificar hasta que responde una OCN; entonces es confirmada o falsa. Si nadie responde, queda «sin respuesta».',
        'Si la notificación viene del país de la persona, de su país de nacimiento o del país que teme: ningún contacto directo, solo la OCN de su país.',
        'Los datos de asilo van solo a la OCN de su país, a la Secretaría General de INTERPOL o a la Comisión de Control de los Ficheros de INTERPOL (CCF). Ni un texto libre ni una lista de «otros países» permiten eludirlo.',
        'Un mensaje sobre una coincidencia nunca menciona el asilo. Es igual para todos, de modo que nada puede deducirse de él.',
        'Que alguien es refugiado reconocido lo confirman dos personas, solo a la Secretaría General o a la CCF, con la marca de confidencialidad y la base legal.',
        'Después de eso, las notificaciones del país perseguidor sobre esta persona callan aquí. Las alertas de otros países permanecen.',
        'Otro Estado conoce una denegación solo si se basa en antecedentes delictivos, y el país temido no la conoce nunca.',
        'Si una decisión se revoca o se anula, sale un mensaje de corrección a todos los que fueron informados.',
        'Usted denuncia como robados o perdidos solo documentos de su propio país, sin nombres, y retira la denuncia cuando uno aparece.',
        'Cada búsqueda tiene un fin registrado. El trabajo de asilo es una función propia, separada de la primera línea.',
        'Cada búsqueda, consulta, exportación e intercambio queda registrado.',
        'Los datos tienen un final: se revisan, vencen y se borran.',
        'Siempre se muestran la fuente, la antigüedad y la marca de restricción. Nada se imprime ni se lleva en masa sin autorización.',
      ],
    },
    {
      heading: 'Si duda',
      paragraphs: [
        'Guarde silencio y pregunte a su supervisor. Un mensaje que no salió puede salir mañana; uno que salió no se puede recuperar, y pueden pagarlo los familiares que quedaron en el país.',
      ],
    },
  ],
  sources: [
    'Resolución GA-2017-86-RES-09 e informe GA-2017-86-REP-10 de la Asamblea General de INTERPOL',
    'Reglamento de INTERPOL sobre el Tratamiento de Datos, artículos 112 a 117 (confidencialidad y seguridad)',
    'Convención sobre el Estatuto de los Refugiados (1951), artículo 33',
  ],
};
