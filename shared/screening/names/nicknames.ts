/** Short and familiar forms of given names in the commonest languages, each with the names it stands for. */

/** One line a name: the full forms before the colon, the short forms after it. */
const FAMILIES = `
alexander aleksandr alexandr oleksandr aleksander: alex alec sasha sascha sanya shura xander sandro alejandro
alexandra aleksandra: sasha sandra alex lexi
alexei aleksei oleksii: alyosha lyosha
anastasia anastasiya: nastya stacy
andrew andrey andrei andreas: andy drew andriy
anna hanna: ania anya annie nan
anthony antonio anton: tony toni
benjamin: ben benny
boris: borya
caroline carolina: carol carrie lina
catherine katherine ekaterina yekaterina katarina: kate katya kathy katie cathy kat
charles carlos karl: charlie chuck
christopher christoph: chris kit
daniel daniil: dan danny danya
david: dave davy
dmitry dmitri dmytro dimitri: dima mitya
donald: don donnie
edward eduard: ed eddie ted ned
elizabeth elisabeth elisaveta: liz beth betty lisa eliza
eugene evgeny yevgeny evgeni: zhenya gene
francisco: paco pancho frank
francis franz: frank
frederick friedrich frederik: fred freddy fritz
gennady gennadi: gena
george georgi georgy georgios: yura zhora
gerald gerard: gerry jerry
grigory grigori gregory: grisha greg
harold henry heinrich: hal harry hank heinz
ignacio: nacho
igor: gosha
ivan: vanya
jacob james jacques: jake jim jimmy jamie
john johann johannes: jack johnny hans jon
jonathan: jon johnny
joseph josef iosif jose: joe joey pepe
judith: judy
konstantin: kostya
lawrence laurence: larry
leonid: lyonya leo
ludmila lyudmila: lyuda mila
margaret margarita: maggie peggy meg rita
maria mary mariya: masha marie molly
matthew matthias: matt mat
michael mikhail michail: mike mick mickey misha
muhammad mohammed mohamed: mohd md mohammad mhd
nathaniel nathan: nate nat
natalia natalya nataliya: natasha tasha
nicholas nikolai nicolas: nick kolya nico
oleg: olezhka
olga: olya
patrick: pat paddy
paul pavel: pasha
peter pyotr petr pedro: pete petya perico
philip phillip: phil
rafael raphael: rafa
richard: dick rick ricky rich
robert: bob bobby rob robbie bert
roman: roma
ronald: ron ronnie
rudolf: rudi
samuel: sam sammy
semyon simon: syoma
sergei sergey serhii: seryozha serge
stanislav: stas slava
stephen steven stefan stepan: steve stevie styopa
svetlana: sveta
tatiana tatyana: tanya
theodore fedor fyodor: ted teddy theo fedya
thomas tomas: tom tommy
timothy timofei: tim timmy tima
valentin valentina: valya
vasily vasili vasyl: vasya
victor viktor: vic vitya
vladimir volodymyr: vova volodya vlad
vladislav: vlad slava
vyacheslav: slava
walter: walt wally
wilhelm william: bill billy will willy
yakov: yasha
yuri yury iurii: yura
zachary: zach zack
guillermo: memo
roberto: beto
eduardo: lalo
enrique: quique
manuel: manolo
fatima fatemeh: fatma
yusuf youssef joseph: yousif
`;

/** Form → the numbers of the families it belongs to. */
const families = new Map<string, number[]>();
for (const [family, line] of FAMILIES.trim().split('\n').entries()) {
  for (const form of new Set(line.replace(':', '').split(' '))) {
    families.set(form, [...(families.get(form) ?? []), family]);
  }
}

const NONE: readonly number[] = [];

/** The families of names that a folded word is a form of. */
export const familiesOf = (word: string): readonly number[] => families.get(word) ?? NONE;

/** Whether two folded words are forms of one given name. */
export function shareNickname(a: string, b: string): boolean {
  const own = familiesOf(a);
  return own.length > 0 && familiesOf(b).some((family) => own.includes(family));
}
