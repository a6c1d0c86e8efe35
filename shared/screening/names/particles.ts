/**
 * Words of a name that tell little about who it is: articles, words of descent, titles, legal forms, and `abd`
 * ("servant of"), which never stands alone. They are compared, but count little.
 */

/** What a word does in a name. */
export type Role =
  | 'name'
  | 'patronymic'
  | 'kunya'
  | 'servant'
  | 'particle'
  | 'title'
  | 'legal-form'
  | 'initial';

const PARTICLES = new Set(
  (
    'al el ul il as ar ad az ash at an ed ud us uz dhu ibn bin ben bint binti bte bnt abu abou abi bou umm oum um ould walad wald wuld zada ' +
    'zadeh de da do dos das del della di du van von der den ter ten la le los las y e zu zur af av mac mc na wa und and of ' +
    'the i u ur dit ag ap st'
  ).split(' '),
);
const ARTICLES = new Set('al el ul as ar ad az ash at ed ur us ud uz'.split(' '));
const SERVANT = new Set('abd abdul abdel abdal abdu abdol abdoul abdur abdus'.split(' '));

/** `abdul` and its like with two letters exchanged or one doubled, as they are mistyped. */
const MISTYPED_SERVANT = new Set(
  ['abdul', 'abdel', 'abdal', 'abdur', 'abdus'].flatMap((word) =>
    Array.from({ length: word.length - 1 }, (_, at) => {
      const [before, one, other] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1)];
      const after = word.slice(at + 2);
      return [before + other + one + after, before + one + one + other + after];
    }).flat(),
  ),
);

const TITLES = new Set(
  (
    'mr mrs ms miss dr haji hajji hadji haj hajj alhaji alhaj sheikh shaykh sheik shaikh cheikh mullah mulla mollah ' +
    'maulavi mawlawi maulawi molvi mawlana maulana sayyid sayed syed sayyed seyed qari ustad ustadh general gen colonel col ' +
    'captain capt major maj lieutenant brigadier imam prof professor sir lord president prasident monsieur madame herr ' +
    'frau senor senora jr sr ii iii engineer eng hafiz'
  ).split(' '),
);

const LEGAL_FORMS = new Set(
  (
    'ag gmbh kg ohg sa sarl sas spa srl llc llp lp ltd limited inc incorporated corp corporation co company plc pte pty bv nv ab ' +
    'as oy oyj asa aps kft zrt doo ooo oao zao pao jsc ojsc pjsc cjsc gk kk bhd sdn group holding holdings trust fund ' +
    'aktiengesellschaft gesellschaft mit beschrankter haftung joint stock liability общество'
  ).split(' '),
);

const ROLES: ReadonlyArray<readonly [ReadonlySet<string>, Role]> = [
  [SERVANT, 'servant'],
  [PARTICLES, 'particle'],
  [TITLES, 'title'],
  [LEGAL_FORMS, 'legal-form'],
];

/** Words that make the next one the name of a child. */
const BEFORE_KUNYA = new Set(['abu', 'abou', 'abi', 'umm', 'oum', 'um']);
const PATRONYMIC_ENDING =
  /(?<=.{3})(?:yevich|ovich|evich|ovych|evych|ovitch|evitch|ovna|evna|ivna|ovics)$/u;

/** The father's name in a patronymic. */
export const patronymicStem = (word: string): string => word.replace(PATRONYMIC_ENDING, '');

/** What a folded word in Latin letters does, by itself. */
export function roleOf(word: string): Role {
  const found = ROLES.find(([words]) => words.has(word));
  if (found !== undefined) return found[1];
  return PATRONYMIC_ENDING.test(word) ? 'patronymic' : 'name';
}

/** The Arabic article, in any of its forms. */
export const isArticle = (word: string): boolean => ARTICLES.has(word);

/** Whether the next word is the name of the bearer's child. */
export const announcesKunya = (word: string): boolean => BEFORE_KUNYA.has(word);

const L = 'l'.charCodeAt(0);

/** The name without an article written to it (`alkashif`), or null when there is none. */
export function withoutArticle(word: string): string | null {
  // Most words are told apart by their second letter, without a pattern.
  if (word.length < 6 || word.charCodeAt(1) !== L) return null;
  return /^[ae]l[^aeiou]/u.test(word) ? word.slice(2) : null;
}

/**
 * Parts `abdulrahman`, `abdelaziz`, `abdurrahman` into `abd` and the name, and makes `abdul` `abd`; null for any other
 * word.
 * The article's letter may have become the next one's.
 */
export function partServantName(word: string): readonly string[] | null {
  if (SERVANT.has(word) || MISTYPED_SERVANT.has(word)) return ['abd'];
  const found = /^abd(?:[aeiou](?:l|([rsntdz])(?=\1)|sh(?=sh))?)?(.{3,})$/u.exec(word);
  const rest = found?.[2];
  return rest === undefined ? null : ['abd', rest];
}
