/**
 * The series of document numbers that a synthetic register is made of: who issues them, what they are, what they
 * look like, and how large a part of the register they are.
 *
 * The shapes follow what documents of these States look like; they are realistic, not authoritative, and the
 * shares are invented. No number is taken from any register. Every number of a series is its own: no two
 * series of one State share a shape.
 */
import type { DocumentType } from '#shared/documents/sltd-record.ts';

/** One series. */
export type SltdSeries = {
  readonly issuingState: string;
  readonly documentType: DocumentType;
  /** Its share: so many out of the sum over all series. */
  readonly slots: number;
  /** One string a position: the characters that may stand there. */
  readonly positions: readonly string[];
};

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Signs that a shape is written with; any other character stands for itself. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['#', DIGITS],
  ['@', LETTERS],
  // No vowels and nothing that is easily mistaken: the alphabet of German and Dutch numbers.
  ['*', 'CFGHJKLMNPRTVWXYZ0123456789'],
  ['^', 'CFGHJK'],
  ['~', 'LMNPRTVWXYZ'],
]);

/** A shape a line, then the States that use it, each with its slots. */
const ROWS: Readonly<Record<DocumentType, string>> = {
  passport: `
    ######### USA:300 GBR:300 RUS:160 VEN:60 ROU:45 DZA:35 DNK:24 BGR:24 PER:25 HRV:12
    ######## SWE:40 CZE:35 NOR:22 LTU:15 NPL:15
    @######## USA:150 MEX:60 IRN:35 IRQ:40 CHL:15
    @####### IND:90 IDN:35 VNM:25 AUT:22 KEN:12
    @@####### PAK:50 MAR:35 BGD:35 THA:25
    @@###### CAN:70 BRA:60 COL:40 PRT:25
    @@@###### ESP:110 ARG:40
    @###### JOR:20 TUN:15
    ##@@##### FRA:150
    ^******** DEU:140
    N*******# NLD:60
    Y@####### ITA:130
    E@####### POL:60
    E@###### BEL:30
    A@####### GRC:25
    B@####### HUN:25
    F@####### FIN:18
    F@###### UKR:40
    P@####### AUS:50 IRL:22
    T@####### JPN:45
    L@###### NZL:15
    U######## TUR:60
    E######## CHN:120
    G######## CHN:40
    A######## NGA:50 ZAF:45 EGY:40 MYS:20
    M######## KOR:40
    N######## SYR:40
    P#######@ PHL:40
    K#######@ SGP:10
    X####### CHE:18
    G####### GHA:15
    N####### LKA:15
    LR####### LBN:15
    LV####### LVA:8
    KB####### EST:8`,
  'identity-card': `
    ############ FRA:230 BEL:70
    ########@ ESP:170
    ~******** DEU:230
    I*******# NLD:60
    C@#####@@ ITA:200
    A@####### ITA:90
    D@@###### POL:90
    @@###### ROU:100 GRC:45 MAR:40
    ######@@ HUN:40
    ######### CZE:50
    ######## PRT:60 ARG:60 PER:40 AUT:20
    @##@##### TUR:80
    ############# PAK:40
    E####### CHE:18`,
  visa: `
    ######### FRA:30 DEU:25 ITA:20 ESP:20
    ######## USA:20 GBR:15
    @####### CHN:12
    VJ####### IND:8`,
  'refugee-travel-document': `
    R####### DEU:14 GBR:10 SWE:8 CAN:6
    RT####### FRA:12
    RT###### AUT:2`,
  'stateless-travel-document': `
    S####### DEU:4 GBR:2 SWE:2
    VA####### EST:3 LVA:4`,
  'emergency-travel-document': `
    E####### GBR:10 DEU:8 FRA:8 NGA:4
    EC####### IND:6`,
  'laissez-passer': `
    ####### UNO:3
    @###### EUE:1`,
  other: `
    @@###### USA:25 GBR:25 FRA:25 DEU:20
    ########## RUS:20
    ############ BRA:15`,
};

/** All series. */
export const SLTD_SERIES: readonly SltdSeries[] = buildSeries();

function buildSeries(): SltdSeries[] {
  const types = Object.keys(ROWS) as DocumentType[];
  return types.flatMap((documentType) =>
    ROWS[documentType]
      .trim()
      .split('\n')
      .flatMap((row) => {
        const [shape, ...states] = row.trim().split(' ') as [string, ...string[]];
        const positions = [...shape].map((sign) => SIGNS.get(sign) ?? sign);
        return states.map((state) => ({
          issuingState: state.slice(0, 3),
          documentType,
          slots: Number(state.slice(4)),
          positions,
        }));
      }),
  );
}
