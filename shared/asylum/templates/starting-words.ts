/** Texts from which an officer or the bureau starts, to be changed before they are sent. */
import type { ExchangeLanguage, ThreadForm } from '../exchange.ts';

/** `answer`: the bureau's side. A request about a hit has no words of its own, so nothing to start from. */
export type StartingUse = Exclude<ThreadForm, 'hit-confirmation'> | 'answer';

export type StartingId =
  | 'known'
  | 'document'
  | 'notice'
  | 'circumstances'
  | 'previous'
  | 'nothing'
  | 'more-time'
  | 'is-the-person'
  | 'is-another';

export const STARTING_IDS = {
  question: ['known', 'document', 'notice'],
  'information-request': ['circumstances', 'previous'],
  answer: ['nothing', 'more-time', 'is-the-person', 'is-another'],
} as const satisfies Readonly<Record<StartingUse, readonly StartingId[]>>;

const TEXTS: Readonly<Record<ExchangeLanguage, Readonly<Record<StartingId, string>>>> = {
  en: {
    known: 'Are the persons of this file known to you, and under which names and dates of birth?',
    document:
      'Is the document named in this file genuine, and to whom was it issued? Please ask the register only, and not the authority that issued it.',
    notice:
      'Is the notice named in this file still in force, and what does it rest on? Please do not turn to the State that asked for it.',
    circumstances:
      'Please send what INTERPOL’s files say about the facts, the court, the date and the penalty of the notice named in this file. Please do not turn to the State that asked for it.',
    previous:
      'Please send what is known of earlier requests, searches and answers about the persons of this file.',
    nothing: 'Nothing is known here. All files open to us were searched.',
    'more-time': 'We need more time. We expect to answer by: ',
    'is-the-person': 'It is the listed person. This was verified by the following particulars: ',
    'is-another': 'It is another person. This was established by the following particulars: ',
  },
  fr: {
    known:
      'Les personnes de ce dossier vous sont-elles connues, et sous quels noms et dates de naissance ?',
    document:
      'Le document indiqué dans ce dossier est-il authentique, et à qui a-t-il été délivré ? Veuillez consulter uniquement le registre, et non l’autorité de délivrance.',
    notice:
      'La notice indiquée dans ce dossier est-elle toujours en vigueur, et sur quoi repose-t-elle ? Veuillez ne pas vous adresser à l’État qui l’a demandée.',
    circumstances:
      'Veuillez transmettre ce que les fichiers d’INTERPOL indiquent sur les faits, la juridiction, la date et la peine relatifs à la notice indiquée dans ce dossier. Veuillez ne pas vous adresser à l’État qui l’a demandée.',
    previous:
      'Veuillez transmettre ce que l’on sait des demandes, recherches et réponses antérieures concernant les personnes de ce dossier.',
    nothing: 'Rien n’est connu ici. Tous les fichiers qui nous sont ouverts ont été consultés.',
    'more-time': 'Il nous faut plus de temps. Nous pensons répondre avant le : ',
    'is-the-person':
      'Il s’agit de la personne enregistrée. Cela a été vérifié par les éléments suivants : ',
    'is-another': 'Il s’agit d’une autre personne. Cela a été établi par les éléments suivants : ',
  },
  es: {
    known: '¿Conocen a las personas de este expediente, y con qué nombres y fechas de nacimiento?',
    document:
      '¿Es auténtico el documento indicado en este expediente, y a quién se expidió? Les rogamos que consulten solo el registro y no a la autoridad que lo expidió.',
    notice:
      '¿Sigue en vigor la notificación indicada en este expediente, y en qué se basa? Les rogamos que no se dirijan al Estado que la solicitó.',
    circumstances:
      'Les rogamos que envíen lo que consta en los ficheros de INTERPOL sobre los hechos, el tribunal, la fecha y la pena de la notificación indicada en este expediente. Les rogamos que no se dirijan al Estado que la solicitó.',
    previous:
      'Les rogamos que envíen lo que se sepa de solicitudes, búsquedas y respuestas anteriores sobre las personas de este expediente.',
    nothing: 'Aquí no consta nada. Se han consultado todos los ficheros a los que tenemos acceso.',
    'more-time': 'Necesitamos más tiempo. Prevemos responder antes del: ',
    'is-the-person': 'Es la persona registrada. Se ha verificado mediante los siguientes datos: ',
    'is-another': 'Es otra persona. Se ha establecido mediante los siguientes datos: ',
  },
  ar: {
    known: 'هل الأشخاص المذكورون في هذا الملف معروفون لديكم، وبأي أسماء وتواريخ ميلاد؟',
    document:
      'هل الوثيقة المذكورة في هذا الملف صحيحة، ولمن صدرت؟ يرجى الرجوع إلى السجل فقط، لا إلى الجهة التي أصدرتها.',
    notice:
      'هل لا تزال النشرة المذكورة في هذا الملف سارية، وعلامَ تستند؟ يرجى عدم التوجه إلى الدولة التي طلبتها.',
    circumstances:
      'يرجى إرسال ما تتضمنه ملفات الإنتربول عن الوقائع والمحكمة والتاريخ والعقوبة المتعلقة بالنشرة المذكورة في هذا الملف. يرجى عدم التوجه إلى الدولة التي طلبتها.',
    previous:
      'يرجى إرسال المعروف عن الطلبات وعمليات البحث والردود السابقة المتعلقة بالأشخاص المذكورين في هذا الملف.',
    nothing: 'لا شيء معروف هنا. وقد جرى البحث في جميع الملفات المتاحة لنا.',
    'more-time': 'نحتاج إلى مزيد من الوقت. ونتوقع الرد قبل: ',
    'is-the-person': 'هو الشخص المدرج. وجرى التحقق من ذلك بالبيانات التالية: ',
    'is-another': 'هو شخص آخر. وثبت ذلك بالبيانات التالية: ',
  },
};

export const startingWords = (id: StartingId, language: ExchangeLanguage): string =>
  TEXTS[language][id];
