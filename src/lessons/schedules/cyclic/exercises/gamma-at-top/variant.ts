import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ first: [1, 0], last: ["fall", "cycle"], gives: ["factor", "share"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { first, last, gives } = changed;
  const entry = pick(["decayFor", "shrink", "perStep", "topDecay"]);
  const names = [
    pick(["rest", "part"]),
    pick(["n", "c"]),
    pick(["a", "up"]),
    last === "fall" ? pick(["fall", "down"]) : pick(["all", "long"]),
  ];
  const convention: Convention = { entry, ...changed };
  const [ratio, k, u, v] = names as [string, string, string, string];

  const solution = renamed(
    edited(printed.solution, {
      "The top of cycle k lies u updates after its begin, and γ is applied once per update: γ^t = ratio": `What one update ${gives === "factor" ? "leaves" : "takes"} of the height`,
      "(k - 1) * (u + v)": `${first === 1 ? "(k - 1)" : "k"} * ${last === "fall" ? "(u + v)" : "v"}`,
      "return ratio ** (1 / t);": gives === "factor" ? "return ratio ** (1 / t);" : "return 1 - ratio ** (1 / t);",
      ": number): number {": ": number) {",
    }),
    { gammaAtTop: entry, ratio, k, u, v },
  );
  const args = [0.5, 2, 10, 30];
  return {
    statement: [
      `A cycle rises and falls, over and over, and every update from the first on leaves the same factor of its height: \`exp_range\`.`,
      `You want the part \`${ratio}\` of the height to be left at the top of cycle number \`${k}\`, counted from ${first}.`,
      `A rise takes \`${u}\` updates and ${last === "fall" ? `a fall` : "a whole cycle, rise and fall,"} \`${v}\`.`,
      `Write \`${entry}(${names.join(", ")})\`: ${gives === "factor" ? "the factor per update that does it" : "the share of the height that each update must take, 1 minus the factor"}.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
