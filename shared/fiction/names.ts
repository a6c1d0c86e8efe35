/** Invented names in three scripts. Every family name is made up; no living person is meant. */
import type { Choices } from './random.ts';

/** A name in Latin letters and, where the person writes another script, in that script too. */
export type FictionalName = {
  readonly primaryIdentifier: string;
  readonly secondaryIdentifier: string;
  readonly originalScript?: { readonly script: 'Arab' | 'Cyrl'; readonly whole: string };
};

type Part = readonly [latin: string, original: string];

const LATIN_FAMILY = [
  'Veldermoor',
  'Askelund',
  'Ferrantino',
  'Ostrovane',
  'Brackenholt',
  'Larquette',
  'Montserin',
  'Halvargen',
  'Dellacorte',
  'Quintavel',
  'Rosendahl',
  'Tavernick',
  'Umbriaco',
  'Wexmoor',
  'Zellinger',
  'Caldermark',
  'Norquist',
  'Palomares',
  'Estrevan',
  'Grindelow',
] as const;
const LATIN_MALE = [
  'Anders',
  'Bruno',
  'Carlo',
  'Emil',
  'Felix',
  'Hugo',
  'Jonas',
  'Marco',
  'Rafael',
  'Tomas',
] as const;
const LATIN_FEMALE = [
  'Alma',
  'Beatriz',
  'Clara',
  'Elsa',
  'Greta',
  'Ines',
  'Linnea',
  'Marta',
  'Rosa',
  'Vera',
] as const;

const ARABIC_FAMILY: readonly [Part, ...Part[]] = [
  ['Al Marjani', 'المرجاني'],
  ['Al Sahrawandi', 'الصحراوندي'],
  ['Tarvosi', 'تارفوسي'],
  ['Al Qandili', 'القنديلي'],
  ['Bin Rashdun', 'بن رشدون'],
  ['Al Nahrawi', 'النهراوي'],
  ['Khalduni', 'خلدوني'],
  ['Al Wadiyani', 'الوادياني'],
  ['Abu Samran', 'أبو سمران'],
  ['Al Zaytuni', 'الزيتوني'],
  ['Harbawi', 'حرباوي'],
  ['Al Ghaymari', 'الغيماري'],
];
const ARABIC_MALE: readonly [Part, ...Part[]] = [
  ['Ahmad', 'أحمد'],
  ['Yusuf', 'يوسف'],
  ['Karim', 'كريم'],
  ['Omar', 'عمر'],
  ['Hassan', 'حسن'],
  ['Tariq', 'طارق'],
  ['Salim', 'سليم'],
  ['Ibrahim', 'إبراهيم'],
];
const ARABIC_FEMALE: readonly [Part, ...Part[]] = [
  ['Layla', 'ليلى'],
  ['Maryam', 'مريم'],
  ['Nadia', 'نادية'],
  ['Huda', 'هدى'],
  ['Rania', 'رانيا'],
  ['Salma', 'سلمى'],
];

const CYRILLIC_FAMILY: readonly [Part, ...Part[]] = [
  ['Berezhnikov', 'Бережников'],
  ['Stavrogorov', 'Ставрогоров'],
  ['Polynchuk', 'Полынчук'],
  ['Yarovenko', 'Яровенко'],
  ['Tikhomirenko', 'Тихомиренко'],
  ['Lugovskoy', 'Луговской'],
  ['Zimogorov', 'Зимогоров'],
  ['Kedrovich', 'Кедрович'],
  ['Ozerkin', 'Озеркин'],
  ['Verbenko', 'Вербенко'],
];
const CYRILLIC_MALE: readonly [Part, ...Part[]] = [
  ['Andrei', 'Андрей'],
  ['Boris', 'Борис'],
  ['Dmitri', 'Дмитрий'],
  ['Ivan', 'Иван'],
  ['Oleg', 'Олег'],
  ['Pavel', 'Павел'],
  ['Sergei', 'Сергей'],
];
const CYRILLIC_FEMALE: readonly [Part, ...Part[]] = [
  ['Anna', 'Анна'],
  ['Daria', 'Дарья'],
  ['Irina', 'Ирина'],
  ['Olga', 'Ольга'],
  ['Vera', 'Вера'],
];

/** One invented name. About half are written in Latin letters only. */
export function inventName(choices: Choices, sex: 'M' | 'F'): FictionalName {
  const draw = choices.below(4);
  if (draw === 0) {
    const given = choices.pick(sex === 'M' ? ARABIC_MALE : ARABIC_FEMALE);
    return inTwoScripts('Arab', choices.pick(ARABIC_FAMILY), given);
  }
  if (draw === 1) {
    const given = choices.pick(sex === 'M' ? CYRILLIC_MALE : CYRILLIC_FEMALE);
    return inTwoScripts('Cyrl', choices.pick(CYRILLIC_FAMILY), given);
  }
  return {
    primaryIdentifier: choices.pick(LATIN_FAMILY),
    secondaryIdentifier: choices.pick(sex === 'M' ? LATIN_MALE : LATIN_FEMALE),
  };
}

function inTwoScripts(script: 'Arab' | 'Cyrl', family: Part, given: Part): FictionalName {
  return {
    primaryIdentifier: family[0],
    secondaryIdentifier: given[0],
    originalScript: { script, whole: `${given[1]} ${family[1]}` },
  };
}
