import type { Token } from "./tokensOf.js";

/** So many tokens in a row make a gram; shorter ones are in everybody's code. */
export const gramLength = 10;

/** Of so many grams that follow each other one at least is kept. */
const windowLength = 4;

/** A gram that was kept: its hash, and its first token's place. */
export interface Fingerprint {
  readonly hash: number;
  readonly at: number;
}

/** The hashes of all grams, in their order: FNV-1a, 32 bits. */
export function gramHashes(tokens: readonly Token[]): number[] {
  const hashes: number[] = [];
  for (let at = 0; at + gramLength <= tokens.length; at++) {
    let hash = 0x811c9dc5;
    for (let i = at; i < at + gramLength; i++) {
      for (const character of `${tokens[i]?.word} `) hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193); // a character has one
    }
    hashes.push(hash >>> 0);
  }
  return hashes;
}

/**
 * Winnowing: of each window of grams the one with the smallest hash is kept, the last of equals. Two codes that share
 * `gramLength + windowLength - 1` tokens in a row share a fingerprint, wherever they stand.
 *
 * Source: Saul Schleimer, Daniel S. Wilkerson and Alex Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003,
 * https://doi.org/10.1145/872757.872770
 */
export function fingerprints(tokens: readonly Token[]): Fingerprint[] {
  const hashes = gramHashes(tokens);
  const kept: Fingerprint[] = [];
  for (let end = Math.min(windowLength, hashes.length); end > 0 && end <= hashes.length; end++) {
    let best = Math.max(0, end - windowLength);
    for (let i = best + 1; i < end; i++) if ((hashes[i] as number) <= (hashes[best] as number)) best = i;
    if (kept.at(-1)?.at !== best) kept.push({ hash: hashes[best] as number, at: best }); // best < end <= length
  }
  return kept;
}
