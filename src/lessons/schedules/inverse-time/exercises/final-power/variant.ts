import type { MakeVariant } from "../../../../variant.js";
import { choices, example, otherConventions, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ tells: ["loss", "distance", 2, 10], fall: ["gamma", "inverse"], lists: ["curvatures", "lengths"] });

const make: MakeVariant = (seed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const entry = pick(["lateFall", "finalPace", "paceAt", "inTheLong"]);
  const convention: Convention = { entry, ...changed };
  const { tells, fall, lists } = changed;
  const [eta, b, list] = [pick(["eta", "first"]), fall === "gamma" ? pick(["g", "decay"]) : pick(["b", "half"]), pick(["all", "problem"])];
  const flattest = lists === "curvatures" ? `Math.min(...${list})` : `1 / Math.max(...${list})`;
  const answer = tells === "loss" ? "p" : tells === "distance" ? "p / 2" : `${tells} ** -p`;

  const solution = `/** How a run goes on in the end. */
export function ${entry}(${eta}: number, ${b}: number, ${list}: number[]) {
  const flattest = ${flattest};
  const c = ${fall === "gamma" ? `${eta} / ${b}` : `${eta} * ${b}`};
  const never = c === Number.POSITIVE_INFINITY;
  const p = never ? 0 : Math.min(1, 2 * c * flattest);
  return ${answer};
}
`;
  const args = [1, fall === "gamma" ? 0.5 : 2, lists === "curvatures" ? [0.125, 1] : [8, 1]];
  return {
    statement: [
      `The rate of update $t$ is ${fall === "gamma" ? `\`${eta}\` / (1 + \`${b}\` t)` : `\`${eta}\` / (1 + t / \`${b}\`)`}, on a quadratic bowl with noisy gradients; \`${list}\` lists ${lists === "curvatures" ? "the curvatures of its directions" : "1 / curvature of each of its directions"}.`,
      "In the end the expected loss falls like $t^{-p}$.",
      `Where ${fall === "gamma" ? `\`${b}\` is 0` : `\`${b}\` is Infinity`}, the rate never falls, and $p$ is 0.`,
      `Write \`${entry}(${eta}, ${b}, ${list})\`: ${
        tells === "loss"
          ? "the power $p$."
          : tells === "distance"
            ? "the power with which the distance from the minimum falls, where the loss is the square of a distance."
            : `the part of the loss that is left after ${tells} times as many updates, far out.`
      }`,
      example(entry, args, Number(expectedFor(convention)(...args).toFixed(3))),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
