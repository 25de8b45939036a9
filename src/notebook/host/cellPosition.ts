/** A place in a text: line and column, both counted from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds where a place in a compiled cell stands in the cell as it was written.
 *
 * The compiler drops types and blank lines and adds words of its own, but keeps the order of the words that stay. So the two texts are
 * aligned word by word (longest common subsequence), and the place is that of the same word, or of the last aligned word before it.
 *
 * @param source the cell as written.
 * @param compiled what the compiler made of it.
 * @param place the place in `compiled`.
 * @returns the place in `source`, null where no word up to there is in both.
 */
export function cellPosition({ source, compiled, place }: { source: string; compiled: string; place: Position }): Position | null {
  const written = wordsOf(source);
  const made = wordsOf(compiled);
  const at = made.findLastIndex(({ line, column }) => line < place.line || (line === place.line && column <= place.column));
  const partner = align(
    made.map(({ text }) => text),
    written.map(({ text }) => text),
  );
  for (let i = at; i >= 0; i--) {
    const word = written[partner[i] ?? -1];
    if (word) return { line: word.line, column: word.column };
  }
  return null;
}

interface Word extends Position {
  readonly text: string;
}

/** Names and numbers as a whole, any other visible character alone. */
function wordsOf(text: string): Word[] {
  return text
    .split("\n")
    .flatMap((content, line) =>
      [...content.matchAll(/[\p{L}\p{N}_$]+|\S/gu)].map((match) => ({ text: match[0], line, column: match.index })),
    );
}

/** So many words are aligned at once, for time and memory grow with their product; a usual cell has fewer. What is written has types as well. */
const most = { made: 1000, written: 4000 };

/** For each word of `made` the index of its partner in `written`, or -1. Of a long text, each alignment's first half is kept: its end is cut off. */
function align(made: readonly string[], written: readonly string[]): number[] {
  const partner: number[] = [];
  for (let from = 0; partner.length < made.length; ) {
    const start = partner.length;
    const piece = alignAll(made.slice(start, start + most.made), written.slice(from, from + most.written));
    const isLast = start + most.made >= made.length && from + most.written >= written.length;
    const kept = isLast ? piece : piece.slice(0, most.made / 2);
    partner.push(...kept.map((at) => (at < 0 ? -1 : from + at)));
    from += Math.max(-1, ...kept) + 1;
  }
  return partner;
}

/** For each word of `a` the index of its partner in `b`, or -1, so that as many as can be are partners in order. */
function alignAll(a: readonly string[], b: readonly string[]): number[] {
  const width = b.length + 1;
  // length[i * width + j]: how many words of a[i..] and b[j..] can be partners.
  const length = new Uint32Array((a.length + 1) * width);
  const from = (i: number, j: number): number => length[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i * width + j] = a[i] === b[j] ? from(i + 1, j + 1) + 1 : Math.max(from(i + 1, j), from(i, j + 1));
    }
  }
  const partner: number[] = new Array(a.length).fill(-1);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) partner[i++] = j++;
    else if (from(i + 1, j) >= from(i, j + 1)) i++;
    else j++;
  }
  return partner;
}
