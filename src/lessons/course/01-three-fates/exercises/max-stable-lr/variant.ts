import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

/** The number in front of Σhθ², by the scale. */
const half = { 1: "\\tfrac12", 2: "", 4: "2" };
const conventions = otherConventions({ scale: [1, 2, 4], share: [1, 0.5, 0.8, 0.9], flat: [Number.POSITIVE_INFINITY, 0, -1] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const entry = pick(["limitOf", "largestLr", "safeLr", "highestRate"]);
  const list = pick(["steepness", "bends", "hs", "bowls"]);
  const changed = pick(conventions);
  const { scale, share, flat } = changed;
  const convention: Convention = { entry, ...changed };

  const solution = renamed(
    edited(printed.solution, {
      "The limit on the rate along all these curvatures": "What rate is safe along all these directions",
      "  return 2 / sharpest; // 2 / 0 is Infinity: all flat, no limit":
        flat === Number.POSITIVE_INFINITY
          ? `  return ${(2 * share) / scale} / sharpest; // x / 0 is Infinity: all flat, no limit`
          : `  return sharpest === 0 ? ${flat} : ${(2 * share) / scale} / sharpest;`,
    }),
    { maxStableLr: entry, curvatures: list },
  );
  const args = [[0.5, 2.5, 0]];
  return {
    statement: [
      `A loss of several directions is $L(\\theta) = ${half[scale]}\\sum_i h_i\\,\\theta_i^2$. Write \`${entry}(${list})\`.`,
      `It gets all $h_i$, each at least 0, and returns ${share === 1 ? "" : `${share} times `}the limit on the rate:`,
      "below the limit every rate of gradient descent converges along every direction that isn't flat.",
      `Where all directions are flat, or there are none, there is no limit; return \`${flat}\`.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
