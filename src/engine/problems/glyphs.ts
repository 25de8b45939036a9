import { expectNumber, expectOptions, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import type { Rng } from "../rng.js";
import { drawAlphabet, glyphCount } from "./alphabet.js";
import { dataProblem } from "./dataProblem.js";
import { labelled, readLabelNoise } from "./labelled.js";
import { orUsual } from "./orUsual.js";
import type { Problem } from "./problem.js";
import { readSizes, type Sizes, sizeNames } from "./sizes.js";
import { expectSeed } from "./stream.js";

/** Options of `glyphs`. */
export interface Glyphs extends Sizes {
  /** Pixels along each side, 12 or 16; 12 when left out. */
  side?: 12 | 16;
  /** Standard deviation of what is added to each pixel; 1 when left out, more than a glyph's own 0.75. */
  noise?: number;
  /** Share of training labels that are wrong; 0 when left out. */
  labelNoise?: number;
  /** Whether training data never end: every batch is new, and `train` does not count. False when left out. */
  online?: boolean;
  /** Which ten glyphs there are; 1 when left out. */
  alphabet?: number;
  /** Which examples are drawn of them; 1 when left out. */
  seed?: number;
}

/** How far an example may be shifted, in pixels, along each axis and in both directions. */
const shift = 2;

/**
 * Pictures of ten smooth random glyphs, shifted, louder or fainter, under noise: [side, side, 1] in, the glyph out.
 *
 * pixel = a·glyph(shifted by up to 2, round the edge) + noise·z, a uniform from 0.6 to 1.4. A glyph is white noise of half the side, made twice
 * as large by cubic convolution, of root mean square 0.75. `alphabet` decides the glyphs and `seed` the examples: runs over seeds speak of the same task with other data,
 * and two runs of one seed have the same data, so they can be paired.
 *
 * @param options sizes of the splits (1500, 1000, 2000), side, noise, labelNoise, online, alphabet, seed.
 *
 * @example
 * glyphs({ seed: 1 }).batch(32).x.shape; // [32,12,12,1]
 */
export function glyphs(options: Glyphs = {}): Problem {
  const where = "glyphs";
  expectOptions(where, options, [...sizeNames, "side", "noise", "labelNoise", "online", "alphabet", "seed"]);
  const { side = 12, online = false } = options;
  const read = readSizes(where, options, { train: 1500, validation: 1000, test: 2000 });
  if (side !== 12 && side !== 16) fail(where, "side must be 12 or 16", side, "It counts pixels.");
  const noise = expectNumber(where, "noise", orUsual(options.noise, 1), { min: 0, max: 100, advice: "A glyph's own pixels vary by 0.75." });
  const labelNoise = readLabelNoise(where, options.labelNoise);
  if (typeof online !== "boolean") fail(where, "online must be true or false", online, "True makes every batch new.");
  if (online && options.train !== undefined)
    fail(where, "train must be left out where examples are made as they are needed", options.train, "Leave out train, or online.");
  const alphabet = expectWhole(where, "alphabet", orUsual(options.alphabet, 1), 0, "Any whole number will do, such as 1.");
  const seed = expectSeed(where, orUsual(options.seed, 1));

  const pictures = drawAlphabet(alphabet, side);
  const example = ({ next, int, normal }: Rng, x: Float32Array, row: number): number => {
    const glyph = int(glyphCount);
    const picture = pictures[glyph] as readonly number[]; // ten of them
    const [down, right] = [int(2 * shift + 1) - shift, int(2 * shift + 1) - shift];
    const loudness = 0.6 + 0.8 * next();
    let at = row * side * side;
    for (let i = 0; i < side; i += 1) {
      const from = side * ((i + side - down) % side);
      for (let j = 0; j < side; j += 1) x[at++] = loudness * (picture[from + ((j + side - right) % side)] as number) + noise * normal();
    }
    return glyph;
  };
  const { draw, fresh } = labelled(example, { labelNoise, classes: glyphCount });
  const { train, ...others } = read;
  const sizes = { ...read, train: online ? Number.POSITIVE_INFINITY : train };
  return dataProblem({
    spec: { kind: where, ...(online ? others : read), side, noise, labelNoise, online, alphabet, seed },
    inputShape: [side, side, 1],
    targetShape: [],
    names: [..."ABCDEFGHIJ"],
    values: Float32Array,
    sizes,
    draw,
    ...(online ? { fresh } : {}),
  });
}
