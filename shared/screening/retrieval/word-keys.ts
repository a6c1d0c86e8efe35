/**
 * The keys under which a word is kept and looked up. Two words that share one are compared; others never are.
 *
 * Keys are hashes of: the consonant skeleton; the skeleton with one consonant left out, or, where there are few
 * consonants, the sounds with one left out; halves of a long skeleton; the skeleton without an article; the great
 * name or the nickname family that a word belongs to. So any number of vowels may differ, and a consonant or two.
 */
import { greatNameOf } from '../names/great-names.ts';
import { familiesOf } from '../names/nicknames.ts';
import { withoutArticle } from '../names/particles.ts';
import { skeletonOf, skeletonsOfSounds } from '../names/skeleton.ts';
import type { NameToken } from '../names/tokens.ts';

/** Few consonants: leaving one out would leave too little to go by. */
const FEW_CONSONANTS = 3;
/** Shortest skeleton that is looked up by halves as well. */
const LONG_SKELETON = 6;
const SHORTEST_SOUNDS = 3;

/** How a word may be found; also says what a key proves by itself. */
const KINDS = {
  skeleton: 1,
  sounds: 2,
  head: 3,
  tail: 4,
  great: 5,
  nickname: 6,
  document: 7,
} as const;
type Kind = keyof typeof KINDS;

export type WordKeys = {
  /** Spellings that may be near: to be compared. */
  readonly spelling: readonly number[];
  /** The same name by general knowledge. */
  readonly great: readonly number[];
  readonly nickname: readonly number[];
};

/** All keys of a word, each an unsigned number of 32 bits. */
export function keysOf({ text, sounds, skeleton }: NameToken): WordKeys {
  const keys = new Set([hashOf('skeleton', skeleton)]);
  for (const other of skeletonsOfSounds(sounds)) keys.add(hashOf('skeleton', other));
  const bare = withoutArticle(text);
  if (bare !== null) keys.add(hashOf('skeleton', skeletonOf(bare)));
  if (skeleton.length > FEW_CONSONANTS) addSkeletonKeys(keys, skeleton);
  else addSoundKeys(keys, sounds);
  const great = greatNameOf(text);
  return {
    spelling: [...keys],
    great: great === null ? [] : [hashOf('great', String(great))],
    nickname: familiesOf(text).map((family) => hashOf('nickname', String(family))),
  };
}

function addSkeletonKeys(keys: Set<number>, skeleton: string): void {
  for (let at = 0; at < skeleton.length; at += 1)
    keys.add(hashOf('skeleton', without(skeleton, at)));
  if (skeleton.length < LONG_SKELETON) return;
  const middle = skeleton.length >> 1;
  keys.add(hashOf('head', skeleton.slice(0, middle)));
  keys.add(hashOf('tail', skeleton.slice(middle)));
}

function addSoundKeys(keys: Set<number>, sounds: Uint8Array): void {
  const text = String.fromCharCode(...sounds);
  keys.add(hashOf('sounds', text));
  if (text.length < SHORTEST_SOUNDS) return;
  for (let at = 0; at < text.length; at += 1) keys.add(hashOf('sounds', without(text, at)));
}

const without = (text: string, at: number): string => text.slice(0, at) + text.slice(at + 1);

/** The key of a text of one kind: FNV-1a, 32 bits. */
export function hashOf(kind: Kind, text: string): number {
  let value = Math.imul(0x811c9dc5 ^ KINDS[kind], 0x01000193);
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}
