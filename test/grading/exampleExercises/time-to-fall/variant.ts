import { choices, edited, example, type MakeVariant, renamed, unwritten } from "lrlab/exercise";
import { type Convention, exerciseFor, expectedFor } from "./check.ts";

/** Other names, and always the other way to say how far the rate falls. */
const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const convention: Convention = { entry: pick(["updatesUntil", "waitFor", "howLong"]), part: "lost" };
  const { entry } = convention;
  const lost = pick(["lost", "gone", "share"]);
  const solution = renamed(
    edited(printed.solution, {
      "`part` of the first rate is left": "the rate has fallen that far",
      "Math.log(part)": "Math.log(1 - part)",
    }),
    { timeToFall: entry, part: lost },
  );
  return {
    statement: `A rate is multiplied by \`gamma\` at each update. Write \`${entry}(gamma, ${lost})\`: the number of updates, fractions included, after which the rate has lost the part \`${lost}\` of its first value. A rate that never falls takes \`Infinity\`. ${example(entry, [0.5, 0.75], expectedFor(convention)(0.5, 0.75))}`,
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
