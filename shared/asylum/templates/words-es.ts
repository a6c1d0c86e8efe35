import type { LetterWords } from './letter-words.ts';

export const SPANISH: LetterWords = {
  marking: 'CONFIDENCIAL: REFUGIADO. Solo para los destinatarios indicados a continuación.',
  titles: {
    'hit-confirmation': 'Solicitud de confirmación de una coincidencia',
    question: 'Pregunta a la Oficina Central Nacional',
    'information-request': 'Solicitud de información',
    'status-confirmation': 'Confirmación de la condición de refugiado',
    'review-outcome': 'Resultado de la revisión de la condición de refugiado',
    denial: 'Denegación de la condición de refugiado por antecedentes penales',
    'status-revocation': 'Revocación de la condición de refugiado',
    correction: 'Rectificación de un mensaje anterior',
  },
  openings: {
    'hit-confirmation':
      'Una búsqueda realizada en este país ha devuelto el registro indicado a continuación. La coincidencia no se ha verificado. No se ha decidido nada por causa de ella.',
    question:
      'La autoridad a cargo del expediente indicado a continuación plantea a la Oficina Central Nacional la siguiente pregunta.',
    'information-request':
      'La autoridad a cargo del expediente indicado a continuación solicita a la Oficina Central Nacional la siguiente información.',
    'status-confirmation':
      'Las personas indicadas a continuación han sido reconocidas como refugiadas por la autoridad indicada a continuación.',
    'review-outcome':
      'La autoridad indicada a continuación ha revisado la condición de refugiado de las personas indicadas a continuación. El resultado consta más abajo.',
    denial:
      'La autoridad indicada a continuación ha denegado la condición de refugiado a las personas indicadas a continuación. La decisión se basa en antecedentes penales.',
    'status-revocation':
      'La condición de refugiado de las personas indicadas a continuación, de la que pudieron haber sido informados, ya no está en vigor.',
    correction:
      'El presente mensaje rectifica el mensaje anterior indicado a continuación. En caso de discrepancia, solo vale este.',
  },
  closings: {
    'hit-confirmation': [
      'Les rogamos que confirmen si el registro sigue siendo válido y que envíen los datos que permitan verificar la identidad: nombres completos, fecha y lugar de nacimiento, fotografías, huellas dactilares y señas particulares.',
      'Les rogamos que respondan únicamente a través de la Oficina Central Nacional que remite la presente solicitud.',
    ],
    question: [
      'Les rogamos que respondan antes del plazo indicado, a través del servidor nacional.',
    ],
    'information-request': [
      'Les rogamos que respondan antes del plazo indicado, a través del servidor nacional.',
      'No se debe preguntar por estas personas a ningún Estado frente al cual se solicita protección, ni informarle de la presente solicitud.',
    ],
    'status-confirmation': [
      'Les rogamos que eliminen las notificaciones y difusiones solicitadas por el Estado cuya persecución se teme, si las hubiera, y que lo confirmen a través de la Oficina Central Nacional que remite el presente mensaje.',
      'No se debe informar al Estado solicitante de que se ha concedido protección, ni de qué país la ha concedido.',
      'El presente mensaje se comunica conforme a la legislación nacional, con la finalidad indicada, y no puede retransmitirse (resolución GA-2017-86-RES-09).',
    ],
    'review-outcome': [
      'El presente mensaje se comunica conforme a la legislación nacional, con la finalidad indicada, y no puede retransmitirse (resolución GA-2017-86-RES-09).',
    ],
    denial: [
      'El presente mensaje no debe retransmitirse al Estado cuya persecución se teme ni a ningún otro destinatario.',
      'Se trata de una información y no de una solicitud de detención.',
    ],
    'status-revocation': [
      'Les rogamos que ajusten sus registros al presente mensaje y que lo confirmen a través de la Oficina Central Nacional que lo remite.',
      'No puede retransmitirse.',
    ],
    correction: [
      'Les rogamos que ajusten sus registros al presente mensaje y que lo confirmen a través de la Oficina Central Nacional que lo remite.',
      'No puede retransmitirse.',
    ],
  },
  labels: {
    reference: 'Referencia',
    file: 'Expediente',
    form: 'Formulario',
    to: 'Destinatarios',
    authority: 'Autoridad',
    'answer-within': 'Respuesta en un plazo de (horas)',
    'legal-basis': 'Base jurídica',
    person: 'Persona',
    'original-script': 'En la escritura original',
    born: 'Fecha de nacimiento',
    'birth-place': 'Lugar de nacimiento',
    sex: 'Sexo',
    nationality: 'Nacionalidad (código OACI)',
    decision: 'Decisión',
    'decided-on': 'Fecha de la decisión',
    'ended-on': 'Sin vigor desde el',
    'decided-by': 'Decisión tomada por',
    notice: 'Notificación',
    listing: 'Registro',
    document: 'Documento',
    list: 'Lista',
    corrected: 'Mensaje anterior',
    statement: 'La autoridad añade',
  },
  outcomes: {
    recognised: 'condición de refugiado reconocida',
    'subsidiary-protection': 'protección subsidiaria',
    denied: 'denegada',
    withdrawn: 'solicitud retirada',
  },
  notices: {
    red: 'notificación roja',
    blue: 'notificación azul',
    green: 'notificación verde',
    yellow: 'notificación amarilla',
    black: 'notificación negra',
    orange: 'notificación naranja',
    purple: 'notificación morada',
    'un-special': 'notificación especial INTERPOL-Consejo de Seguridad de las Naciones Unidas',
    diffusion: 'difusión',
    sanction: 'inclusión en una lista de sanciones',
  },
  sexes: { M: 'masculino', F: 'femenino', X: 'no especificado', U: 'desconocido' },
  recipients: {
    'own-ncb': 'Oficina Central Nacional propia',
    'asylum-authority': 'autoridad nacional de asilo',
    'general-secretariat': 'Secretaría General de INTERPOL',
    ccf: 'Comisión de Control de los Ficheros de INTERPOL',
    ncb: 'Oficina Central Nacional de',
  },
  unknown: 'desconocido',
};
