import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What is followed down: the distance, or the loss, which is its square. */
  readonly measure: "distance" | "loss";
  /** The last argument: the part that may be left, or the part that must be gone. */
  readonly takes: "left" | "gone";
  /** What the first argument is to be divided by for the rate: a rate in thousandths is 1000 times as large a number. */
  readonly scale: 1 | 100 | 1000;
}

const printed: Convention = { entry: "followTime", measure: "distance", takes: "left", scale: 1 };

/** The right answer, by doing the updates. */
export function expectedFor({ measure, takes, scale }: Convention): (...args: readonly Plain[]) => number {
  return (...args) => {
    const [shown, h, part] = args as readonly [number, number, number];
    const rate = shown / scale;
    const allowed = takes === "left" ? part : 1 - part;
    let [distance, updates] = [1, 0];
    while ((measure === "distance" ? Math.abs(distance) : distance ** 2) > allowed) {
      distance -= rate * h * distance;
      updates++;
    }
    return updates;
  };
}

/** How long a constant rate needs to follow a moved optimum. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, measure, takes, scale } = convention;
  const expected = expectedFor(convention);
  const call = (rate: number, h: number, left: number): Plain[] => [scale * rate, h, takes === "left" ? left : 1 - left];
  const ofDistance = measure === "distance";

  return {
    entry,
    tests: [
      {
        name: "half of the way, at three rates",
        points: 2,
        calls: () => [call(0.1, 0.05, 0.5), call(0.05, 0.05, 0.5), call(0.01, 0.05, 0.5)],
        judge: sameAs({ entry, expected, hint: `Every update leaves the part ${ofDistance ? "1 − ηh" : "(1 − ηh)²"} of what was left.` }),
      },
      {
        name: "all but a hundredth",
        points: 1,
        calls: () => [call(0.1, 0.05, 0.01)],
        judge: sameAs({ entry, expected, hint: "The last hundredth takes as long as the first: it is a product, not a sum." }),
      },
      {
        name: "an update that jumps over the optimum",
        points: 1,
        calls: () => [call(1.5, 1, 0.1)],
        judge: sameAs({ entry, expected, hint: "With ηh between 1 and 2 the distance changes its sign and still shrinks." }),
      },
      {
        name: "nothing to follow",
        points: 1,
        calls: () => [call(0.1, 0.05, 1)],
        judge: sameAs({ entry, expected, hint: "All of it may be left, so no update is needed." }),
      },
      {
        name: "random rates, curvatures and parts",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("rates");
          return Array.from({ length: 40 }, () => {
            const factor = 0.5 + 0.499 * random.next();
            const h = 0.1 + random.next();
            // Between two updates' ends, so that no rounding can decide.
            return call((1 - factor) / h, h, (ofDistance ? factor : factor ** 2) ** (random.int(takes === "left" ? 60 : 12) + 0.5));
          });
        },
        judge: sameAs({ entry, expected, hint: "A whole number of updates, the first with which it is enough." }),
      },
    ],
  };
}

export default exerciseFor(printed);
