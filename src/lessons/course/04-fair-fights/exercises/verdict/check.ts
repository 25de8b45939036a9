import { rng } from "../../../../../engine/rng.js";
import { verdict } from "../../../../../stats/verdict.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "verdictOf";

function expected(ci: Plain, smallest: Plain): string {
  const { lo, hi } = ci as { readonly lo: number; readonly hi: number };
  return verdict({ low: lo, high: hi }, { lowerIsBetter: false, smallest: smallest as number });
}

/** Random intervals of all widths, and a random smallest difference. */
function intervals(seed: number): Plain[][] {
  const random = rng(seed);
  return Array.from({ length: 60 }, () => {
    const [middle, half] = [2 * random.normal(), 2 * random.next() ** 2];
    return [{ lo: middle - half, hi: middle + half }, random.next()];
  });
}

const call = (lo: number, hi: number, smallest: number): Plain[] => [{ lo, hi }, smallest];

/** Exercise (b): what one may say. */
const exercise: Exercise = {
  entry,
  hints: [
    "Draw a line with three points: minus the smallest difference, 0 and the smallest difference. Lay the interval on it.",
    "“Better” needs the *whole* interval beyond the point on the right. “Equal” needs the whole interval between the two points.",
    "Ask for “better”, then “worse”, then “equal”. Whatever is left over is “cannot tell”.",
  ],
  tests: [
    {
      name: "clear of the smallest difference",
      points: 2,
      calls: () => [call(0.7, 1.7, 0.5), call(-1.7, -0.7, 0.5)],
      judge: sameAs({ entry, expected, hint: "The whole interval lies beyond the smallest difference." }),
    },
    {
      name: "above zero is not yet worth having",
      points: 2,
      calls: () => [call(0.1, 1.3, 0.5), call(-1.3, -0.1, 0.5)],
      judge: sameAs({
        entry,
        expected,
        hint: "It differs from zero, but by less than what is worth having, or by more: it can be either.",
      }),
    },
    {
      name: "a wide interval around zero is no proof of equality",
      points: 2,
      calls: () => [call(-0.3, 2.1, 0.5), call(-3, 3, 0.5), call(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0.5)],
      judge: sameAs({ entry, expected, hint: "Not seen is not the same as not there." }),
    },
    {
      name: "a narrow interval around zero is one",
      points: 2,
      calls: () => [call(-0.2, 0.3, 0.5), call(0.1, 0.4, 0.5), call(-0.5, 0.5, 0.5)],
      judge: sameAs({
        entry,
        expected,
        hint: "All that the difference may be is smaller than what is worth having. The ends may touch it.",
      }),
    },
    {
      name: "sixty intervals of all widths",
      points: 2,
      hidden: true,
      calls: intervals,
      judge: sameAs({ entry, expected, hint: "Four cases, and the order in which you ask." }),
    },
  ],
};

export default exercise;
