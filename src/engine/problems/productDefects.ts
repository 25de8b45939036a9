import { expectNumber, expectOptions } from "../../schedules/expect.js";
import type { Rng } from "../rng.js";
import { dataProblem } from "./dataProblem.js";
import { labelled, readLabelNoise } from "./labelled.js";
import { orUsual } from "./orUsual.js";
import type { Problem } from "./problem.js";
import { readSizes, type Sizes, sizeNames } from "./sizes.js";
import { expectSeed } from "./stream.js";

/** Options of `productDefects`. */
export interface ProductDefects extends Sizes {
  /** Share of plates with a defect, each of the three kinds as often; 0.3 when left out. */
  defects?: number;
  /** Standard deviation of what the camera adds to each pixel; 0.3 when left out. A plate is 1.6 brighter than what it lies on. */
  noise?: number;
  /** Share of training labels that are wrong; 0 when left out. */
  labelNoise?: number;
  /** Same seed, same pictures; 1 when left out. */
  seed?: number;
}

const side = 16;
/** Pixels along a plate, which lies in the middle or one pixel beside it. */
const plate = 12;
const names = ["good", "scratch", "spot", "corner"] as const;

/**
 * Pictures of brushed metal plates, good or with a scratch, a dark spot or a missing corner: [16, 16, 1] in, one of four classes out.
 *
 * 70 % are good and 10 % have each defect, so answering "good" is right in 70 %: look at more than the accuracy. Light falls from one side,
 * brushing leaves stripes, and the camera adds noise.
 *
 * @param options sizes of the splits (2000, 1000, 2000), defects, noise, labelNoise, seed.
 *
 * @example
 * productDefects({ seed: 1 }).names; // ["good","scratch","spot","corner"]
 */
export function productDefects(options: ProductDefects = {}): Problem {
  const where = "productDefects";
  expectOptions(where, options, [...sizeNames, "defects", "noise", "labelNoise", "seed"]);
  const sizes = readSizes(where, options, { train: 2000, validation: 1000, test: 2000 });
  const defects = expectNumber(where, "defects", orUsual(options.defects, 0.3), { min: 0, max: 1, advice: "It is a share." });
  const noise = expectNumber(where, "noise", orUsual(options.noise, 0.3), {
    min: 0,
    max: 100,
    advice: "A plate is 1.6 brighter than the ground.",
  });
  const labelNoise = readLabelNoise(where, options.labelNoise);
  const seed = expectSeed(where, orUsual(options.seed, 1));

  const example = (random: Rng, x: Float32Array, row: number): number => {
    const { next, int, normal } = random;
    const label = next() < defects ? 1 + int(names.length - 1) : 0;
    const [top, left] = [1 + int(3), 1 + int(3)];
    const light = { down: 0.03 * normal(), right: 0.03 * normal() };
    const isHit = (makers[label] as Maker)(random); // one per class
    const first = row * side * side;
    for (let i = 0; i < side; i += 1) {
      const stripe = 0.12 * normal();
      for (let j = 0; j < side; j += 1) {
        const [down, right] = [i - top, j - left];
        const isPlate = down >= 0 && down < plate && right >= 0 && right < plate;
        const hit = isPlate ? isHit(down, right) : 0;
        const shine = 0.8 + stripe + light.down * (down - plate / 2) + light.right * (right - plate / 2) - hit;
        x[first + i * side + j] = (isPlate && hit < missing ? shine : ground) + noise * normal();
      }
    }
    return label;
  };
  return dataProblem({
    spec: { kind: where, ...sizes, defects, noise, labelNoise, seed },
    inputShape: [side, side, 1],
    targetShape: [],
    names: [...names],
    values: Float32Array,
    sizes,
    draw: labelled(example, { labelNoise, classes: names.length }).draw,
  });
}

const ground = -0.8;
/** A pixel that has lost this much shows the ground. */
const missing = 10;

/** Draws a defect: how much darker it makes a pixel of the plate. */
type Maker = (random: Rng) => (down: number, right: number) => number;

const makers: readonly Maker[] = [() => () => 0, scratch, spot, corner];

/** A dark line of 5 to 9 pixels in any direction. */
function scratch({ next }: Rng): (down: number, right: number) => number {
  const [i, j] = direction(next);
  const half = 2.5 + 2 * next();
  const middle = [4 + 3 * next(), 4 + 3 * next()] as const;
  const depth = 0.8 + 0.6 * next();
  return (down, right) => {
    const [y, x] = [down - middle[0], right - middle[1]];
    const along = y * i + x * j;
    const across = y * j - x * i;
    return along * along <= half * half && across * across < 0.36 ? depth : 0;
  };
}

/** A point on the unit circle without sines: one in the disc, moved out. */
function direction(next: () => number): readonly [number, number] {
  for (;;) {
    const [y, x] = [2 * next() - 1, 2 * next() - 1];
    const length = Math.sqrt(y * y + x * x);
    if (length <= 1 && length > 0.1) return [y / length, x / length];
  }
}

/** A round dark spot of 2.4 to 4 pixels across. */
function spot({ next }: Rng): (down: number, right: number) => number {
  const middle = [2 + 7 * next(), 2 + 7 * next()] as const;
  const radius = 1.2 + 0.8 * next();
  const depth = 0.8 + 0.6 * next();
  return (down, right) => {
    const [y, x] = [down - middle[0], right - middle[1]];
    return y * y + x * x <= radius * radius ? depth : 0;
  };
}

/** One of the four corners cut off, 3 to 5 pixels along the edges. */
function corner({ int }: Rng): (down: number, right: number) => number {
  const cut = 3 + int(3);
  const [isBottom, isRight] = [int(2) === 1, int(2) === 1];
  return (down, right) => {
    const y = isBottom ? plate - 1 - down : down;
    const x = isRight ? plate - 1 - right : right;
    return y + x < cut ? missing : 0;
  };
}
