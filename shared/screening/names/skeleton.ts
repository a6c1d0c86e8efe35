/**
 * The consonant skeleton: one key under which the spellings of a name meet, with vowels or without.
 *
 * It is only a way to find candidates. Names with one skeleton need not be the same name.
 */
import { soundsOf } from './sounds.ts';

/** For each sound, in the order of `sounds.ts`, the class of consonants it belongs to; vowels and H to none. */
const CLASSES = '.pkt.fk..jklmn.pkrst.f.k.ssskkttj..';
//               abcdefghijklmnopqrstuvwxyzSCXGTDZ3

/** The skeleton of a folded word in Latin letters. A word without consonants is its own skeleton. */
export function skeletonOf(word: string): string {
  return skeletonOfSounds(soundsOf(word)) || word;
}

/** The skeleton of a word's sounds; empty when there are only vowels. */
export function skeletonOfSounds(sounds: Uint8Array): string {
  let skeleton = '';
  for (const sound of sounds) {
    const sign = CLASSES.charAt(sound);
    if (sign !== '.' && !skeleton.endsWith(sign)) skeleton += sign;
  }
  return skeleton;
}

/** The class that a sound of another language would have under the same letter. */
const OTHER_CLASSES = '..s...j..k............f....k..sss..';
/** At most so many skeletons of one word. */
const MOST_SKELETONS = 8;

/** All skeletons of a word's sounds: where letters are read in two ways, with each. The usual one comes first. */
export function skeletonsOfSounds(sounds: Uint8Array): readonly string[] {
  let skeletons = [''];
  for (const sound of sounds) {
    const signs = [CLASSES.charAt(sound), OTHER_CLASSES.charAt(sound)].filter(
      (sign, at) => at === 0 || (sign !== '.' && skeletons.length < MOST_SKELETONS),
    );
    skeletons = signs.flatMap((sign) => skeletons.map((skeleton) => extended(skeleton, sign)));
  }
  return [...new Set(skeletons)].filter((skeleton) => skeleton !== '');
}

const extended = (skeleton: string, sign: string): string =>
  sign === '.' || skeleton.endsWith(sign) ? skeleton : skeleton + sign;
