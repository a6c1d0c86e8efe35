/**
 * Names that very many people bear. Sharing one of them says little, so it weighs less. A hand-made table of
 * well-known facts, not frequencies of any list: a score must not change because somebody else was listed.
 */
import { greatnessOf } from './great-names.ts';

const VERY_COMMON = new Set(
  'lah khan kim maria jose juan li wang zhang singh kumar abdullah'.split(' '),
);
const COMMON = new Set(
  `
  din habib amin malik akbar reza faisal mohsen mansour mansur gul shah jan agha akhund noor nur haq hai ghani rana bibi
  begum sharma gupta patel das roy sharif farooq iqbal anwar javed akhtar abdi nour hadi haddad khoury

  john jon david michael peter paul james robert william thomas daniel martin joseph charles richard mark george edward
  brian anthony kevin steven andrew joshua christopher matthew eric jacob ryan frank patrick adam simon philip victor
  mary jennifer linda elizabeth susan jessica sarah karen nancy lisa margaret sandra ashley emily donna carol michelle
  laura helen anna maria marie julia christina nicole martha teresa
  smith johnson williams brown jones davis miller wilson moore taylor anderson jackson white harris thompson clark lewis
  walker hall young king wright scott green baker adams nelson hill campbell mitchell roberts carter phillips evans
  turner parker collins edwards stewart morris murphy cook rogers morgan cooper

  alexander aleksandr sergei sergey ivan vladimir dmitri dmitry andrei andrey nikolai mikhail oleg igor viktor yuri
  alexei alexey pavel roman maxim denis anton elena olga natalia tatiana irina svetlana ekaterina
  ivanov ivanova petrov petrova smirnov smirnova kuznetsov kuznetsova popov popova volkov sokolov novikov kovalenko

  juan jose carlos luis antonio manuel francisco pedro miguel jorge rafael fernando roberto ricardo eduardo alberto
  alejandro mario javier sergio raul enrique felipe oscar ramon andres diego pablo cesar julio victor hector santiago
  rosa ana carmen gloria sofia isabel joaquin gabriel
  garcia rodriguez rodrigues martinez hernandez lopez lopes gonzalez gonzales perez peres sanchez ramirez torres flores
  rivera gomez gomes diaz dias reyes morales cruz ortiz gutierrez chavez ramos ruiz alvarez alvares mendoza vasquez
  vazquez castillo jimenez moreno romero herrera medina aguilar vargas castro guzman mendez fernandez fernandes munoz
  salazar soto delgado pena rios silva santos pereira costa oliveira souza sousa ferreira almeida carvalho ribeiro

  jean pierre michel philippe jacques francois nicolas louis mohand moussa
  hans peter klaus wolfgang jurgen stefan muller mueller schmidt schneider fischer weber meyer meier wagner becker
  giuseppe giovanni marco andrea francesco rossi ferrari russo

  park lee choi choe chung jung jong kang cho yoon jang lim han oh seo shin kwon hwang ahn song hong ri pak
  nguyen tran le pham huynh phan vu dang bui
  chen liu yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng wei wen ming
  sato suzuki takahashi tanaka watanabe ito yamamoto nakamura
  `
    .trim()
    .split(/\s+/u),
);

const VERY_COMMON_WEIGHT = 0.45;
const COMMON_WEIGHT = 0.7;

/** What a name tells about a person, 0 to 1. */
export function weightOfName(text: string): number {
  const greatness = greatnessOf(text);
  if (greatness === 'very-common' || VERY_COMMON.has(text)) return VERY_COMMON_WEIGHT;
  return greatness === 'common' || COMMON.has(text) ? COMMON_WEIGHT : 1;
}
