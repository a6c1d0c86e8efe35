/**
 * The given names that hundreds of millions bear, each with the spellings under which they are met.
 *
 * Two spellings of one of them are one name however far apart they are, and two of these names are two names
 * however near: Ahmed is not Mohamed, Hassan is not Hussein. General facts about names, not taken from any list.
 * Spellings in Arabic letters stand here as `romaniseArabic` writes them.
 */

/** So many of them, from the first, are borne by more people than any other. */
const VERY_COMMON = 7;

const SPELLINGS = `
muhammad muhamad muhammed muhamed mohammad mohamad mohammed mohamed mohamet mohamud mouhamed mouhamad mouhammad mohd mhd md mochamad mochammad mokhamad magomed mahomed mahomet mehmet mehmed mohammod mamadou mamadu mhmd mhmt
ahmad ahmed ahmat ahmet akhmad akhmed akhmet achmad achmed amad hamed ahmd
hassan hasan hassen hasen hacen hassane khasan hsn
hussein hussain husain husayn husein hossein hosein hossain hosain hussayn houssein houcine hocine khusein husseyn huseyin huseyn husin hsin
ali aly aliy alii 3li
omar umar omer umer oumar amar 3mr
ibrahim ebrahim ibraheem ibrahem brahim ibragim ebraheem abrhim abrahim
mahmud mahmoud mahmood mehmood mahmut mehmud makhmud machmud mahamud mahamoud mhmud
hamid hameed hamied khamid hmid
hammad hamad hmd
hamdi hamdy hmdi
hassanain hasanain
alia alya aliya aaliyah 3lia
ammar amar 3mar
amr amro amrou 3mru
uthman othman osman usman ousmane othmane 3thman
yusuf yousef youssef yousuf yusif yousif yosef yussuf youssouf yusof yusup iusf yusf
yunus younis younes yunis younus yunes yuns
ismail ismael esmail ismaeel smail ismayil asmacil asm3il
ishaq ishak eshaq isaac ashaq
yaqub yaqoub yakub yakoub yacoub yaqoob yaghoub y3qub
khalid khaled halid chalid khalad xalid khald
walid waleed oualid oualeed wlid
said saeed sayeed saied saeid s3id
saad sad saed s3d
salih saleh salah salleh saalih salh
salim saleem selim saleim slim
salman selman slman
sulayman suleiman sulaiman soleiman soliman sulejman suleyman souleymane sliman slimane slimn sliman
mustafa mustapha mostafa moustafa mostapha musthafa mustaf mstfi mstfa
murtada murtaza morteza mortaza mrtda mrtdi
jamal gamal djamel jamel djamal jml jmal
jalal galal djalal jelal jlal
kamal kamel kemal kmal
kamil kameel kml kaml
tariq tarek tarik tareq tareck tarq
hadi hady elhadi hadi
mahdi mehdi mahdy mhdi
abbas abas abbass 3bas
jafar jaafar jaffar djafar cafer jaffer jafer jawfar j3fr
hamza hamzah hamzeh khamza hmza
bilal belal billal bilel blal
khalil khaleel halil khlil
rashid rasheed rachid rashed rshid
rahman rehman rahmaan rakhman rhman
rahim raheem rakhim rehim rhim
karim kareem kerim krim
aziz azeez azis 3ziz
latif lateef latef ltif
majid majeed madjid magid mjid
hakim hakeem khakim hkim
nasir nasser naser nasr nacer naseer nasar nasr
yahya yahia yehia yehya yahiya ihya
zakariya zakaria zakariyya zekeriya zakarya zkria
fatima fatma fatemeh fatimah fatimeh fatoumata fatimata fatma ftma
aisha aysha ayesha aicha aishah ayse aischa aysheh 3ayshh 3aisha 3aysha
zaynab zainab zeinab zeynep zineb zaineb zynb
maryam mariam meryem miriam mariyam mrym
`;

const nameOf: ReadonlyMap<string, number> = new Map(
  SPELLINGS.trim()
    .split('\n')
    .flatMap((line, name) => line.split(' ').map((spelling) => [spelling, name] as const)),
);

/** Names derived by -i from the great names (`Mohammadi`) have numbers from here on. */
const DERIVED = 1000;
const SHORTEST_STEM = 4;

/** The number of the name that a folded word spells or is derived from by -i; null when it is none of these. */
export function greatNameOf(word: string): number | null {
  const name = nameOf.get(word);
  if (name !== undefined) return name;
  if (word.length <= SHORTEST_STEM || !(word.endsWith('i') || word.endsWith('y'))) return null;
  const stem = nameOf.get(word.slice(0, -1));
  return stem === undefined ? null : stem + DERIVED;
}

const OFTEN_LEFT_OUT = nameOf.get('muhammad');

/** Whether a word is the first name that is put before others and as readily left out. */
export const isOftenLeftOut = (word: string): boolean => nameOf.get(word) === OFTEN_LEFT_OUT;

/** How common the name is that a folded word spells: the greatest, a great one, or none of these. */
export function greatnessOf(word: string): 'very-common' | 'common' | null {
  const name = nameOf.get(word);
  if (name === undefined) return null;
  return name < VERY_COMMON ? 'very-common' : 'common';
}
