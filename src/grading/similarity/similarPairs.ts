import { type Fingerprint, fingerprints, gramHashes, gramLength } from "./fingerprints.js";
import { type Token, tokensOf } from "./tokensOf.js";

/** An answer to compare. */
export interface Answer {
  readonly id: string;
  readonly code: string;
  /** Code that its writer was given: what it shares with that says nothing. */
  readonly given: readonly string[];
}

/** A stretch of code, in characters. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Two answers that share code. */
export interface SimilarPair {
  /** Their places among the answers. */
  readonly a: number;
  readonly b: number;
  /** Which share of the shorter one's own code both have, from 0 to 1; rare code counts more. */
  readonly share: number;
  /** How unusual what they share is: more code, and rarer, is more. The pairs' order. */
  readonly weight: number;
}

/** What was found among answers. */
export interface Similar {
  /** At most as many as were asked for, the most unusual first. */
  readonly pairs: readonly SimilarPair[];
  /** Code that more answers than this share was counted as the usual way. */
  readonly usual: number;
  /** The answers without code of their own. */
  readonly plain: number;
  /** What both of a pair have, in each. */
  shared(pair: SimilarPair): { readonly a: readonly Span[]; readonly b: readonly Span[] };
}

interface Read {
  readonly tokens: readonly Token[];
  readonly own: readonly Fingerprint[];
}

/**
 * The pairs of answers that share the most unusual code. Answers are compared through an index of their fingerprints, and what more than
 * a twentieth of them share (at least 10, at most 100 answers) makes no pairs: time grows with the answers, not with their square.
 *
 * @param answers to one exercise.
 * @param most how many pairs to give.
 */
export function similarPairs(answers: readonly Answer[], most = 200): Similar {
  const usual = Math.max(10, Math.min(100, Math.floor(answers.length / 20)));
  const givenHashes = remembered((code: string) => new Set(gramHashes(tokensOf(code))));
  const read = answers.map(({ code, given }): Read => {
    const tokens = tokensOf(code);
    const known = given.map(givenHashes);
    return { tokens, own: fingerprints(tokens).filter(({ hash }) => !known.some((hashes) => hashes.has(hash))) };
  });
  const index = new Map<number, number[]>();
  for (const [i, { own }] of read.entries()) {
    for (const hash of new Set(own.map((one) => one.hash))) {
      const holders = index.get(hash);
      if (holders) holders.push(i);
      else index.set(hash, [i]);
    }
  }
  /** What each answer has that is not usual, and what each two have in common. */
  const own = new Float64Array(answers.length);
  const common = new Map<number, number>();
  for (const holders of index.values()) {
    if (holders.length > usual) continue;
    const bits = Math.log2(1 + answers.length / holders.length); // what it tells: 1 where all have it, more where few do
    for (const [i, a] of holders.entries()) {
      own[a] = (own[a] as number) + bits;
      for (const b of holders.slice(i + 1)) {
        const key = a * answers.length + b;
        common.set(key, (common.get(key) ?? 0) + bits);
      }
    }
  }
  const pairs = [...common].map(([key, bits]): SimilarPair => {
    const [a, b] = [Math.floor(key / answers.length), key % answers.length];
    const share = bits / Math.min(own[a] as number, own[b] as number); // both hold what they share
    return { a, b, share, weight: bits * share };
  });
  pairs.sort((p, q) => q.weight - p.weight || p.a - q.a || p.b - q.b);
  return {
    pairs: pairs.slice(0, most),
    usual,
    plain: own.filter((bits) => bits === 0).length,
    shared({ a, b }) {
      const [one, other] = [read[a] as Read, read[b] as Read];
      const hashes = new Set(one.own.map(({ hash }) => hash).filter((hash) => (index.get(hash)?.length ?? 0) <= usual));
      const both = new Set(other.own.map(({ hash }) => hash).filter((hash) => hashes.has(hash)));
      return { a: spansOf(one, both), b: spansOf(other, both) };
    },
  };
}

/** Where the grams of some hashes stand; those that touch or overlap are one span. */
function spansOf({ tokens, own }: Read, hashes: ReadonlySet<number>): Span[] {
  const inGram = new Set(
    own.filter(({ hash }) => hashes.has(hash)).flatMap(({ at }) => Array.from({ length: gramLength }, (_, i) => at + i)),
  );
  const spans: { from: number; to: number; last: number }[] = [];
  for (const i of [...inGram].sort((x, y) => x - y)) {
    const { from, to } = tokens[i] as Token; // a gram's tokens are there
    const before = spans.at(-1);
    if (before && before.last === i - 1) Object.assign(before, { to, last: i });
    else spans.push({ from, to, last: i });
  }
  return spans.map(({ from, to }) => ({ from, to }));
}

/** A function that works once for each text. */
function remembered<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = work(text);
    known.set(text, value);
    return value;
  };
}
