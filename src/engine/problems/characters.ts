import { expectOptions, expectWhole } from "../../schedules/expect.js";
import type { Indices } from "../tensor/tensor.js";
import { dataProblem } from "./dataProblem.js";
import { charactersOf, entropy, meanLength, sentence, write } from "./grammar.js";
import { orUsual } from "./orUsual.js";
import type { Problem } from "./problem.js";
import { readSizes, type Sizes, sizeNames } from "./sizes.js";
import { expectSeed } from "./stream.js";

/** Options of `characters`. */
export interface Characters extends Sizes {
  /** Characters in an example; 32 when left out. */
  context?: number;
  /** Same seed, same text; 1 when left out. */
  seed?: number;
}

const alphabet = [...charactersOf(sentence)].sort();
const codes = new Map(alphabet.map((character, code) => [character, code]));

/**
 * A text that a small grammar writes, cut into pieces: a transformer reads one and says at each character which comes next.
 *
 * "the small rates of this model fall slowly. ": verbs agree with the first noun, which may stand far before them. How much the grammar
 * tells is known, so there is a floor: no model's expected loss is below `floor`, the grammar's nats per character.
 *
 * @param options sizes of the splits in examples (2000, 250, 500), context, seed.
 *
 * @example
 * const text = characters({ seed: 1 });
 * text.batch(16).x.shape; // [16,32]
 * text.classes <= 32; // true
 */
export function characters(options: Characters = {}): Problem<Indices> {
  const where = "characters";
  expectOptions(where, options, [...sizeNames, "context", "seed"]);
  const sizes = readSizes(where, options, { train: 2000, validation: 250, test: 500 });
  const context = expectWhole(where, "context", orUsual(options.context, 32), 1, "It counts characters.", 256);
  const seed = expectSeed(where, orUsual(options.seed, 1));
  return dataProblem({
    spec: { kind: where, ...sizes, context, seed },
    inputShape: [context],
    targetShape: [context],
    names: alphabet,
    floor: entropy(sentence) / meanLength(sentence),
    values: Int32Array,
    sizes,
    draw: (size, random, { x, y, truth }) => {
      let text = "";
      while (text.length <= size * context) text += write(sentence, random);
      for (let i = 0; i < size * context; i += 1) {
        x[i] = codeAt(text, i);
        y[i] = codeAt(text, i + 1);
        truth[i] = y[i] as number;
      }
    },
  });
}

/** Number of the character at a place; the alphabet holds all that the grammar writes. */
const codeAt = (text: string, i: number): number => codes.get(text[i] as string) as number;
