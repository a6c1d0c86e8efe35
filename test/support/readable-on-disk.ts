/** Which of some words can be read in the files below a folder, by anyone who opens them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export type Finding = { readonly file: string; readonly word: string };

/** Looks in UTF-8 and in UTF-16 (as browsers keep text), whatever the case. */
export function readableOnDisk(folder: string, words: readonly string[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const file of filesBelow(folder)) {
    const bytes = readFileSync(file);
    const texts = [bytes.toString('latin1'), bytes.toString('utf16le')];
    // UTF-16 text may begin at an odd byte.
    texts.push(bytes.subarray(1).toString('utf16le'));
    const lower = texts.map((text) => text.toLowerCase());
    for (const word of words) {
      if (lower.some((text) => text.includes(word.toLowerCase()))) findings.push({ file, word });
    }
  }
  return findings;
}

/** Every ordinary file below a folder. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}
