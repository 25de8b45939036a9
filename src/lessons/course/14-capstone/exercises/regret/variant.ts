import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ classes: [10, 2, 4, 5, 20], whole: [100, 1], gives: ["behind", "ahead"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const convention: Convention = { ...pick(conventions), entry: pick(["gapTo", "distance", "comparedTo", "meanGap"]) };
  const { entry, classes, whole, gives } = convention;

  const score = `(accuracy ?? ${whole / classes})`;
  const solution = edited(printed.solution, {
    "How many points the attempt is behind": `How far the attempt is ${gives}`,
    "function regret(": `function ${entry}(`,
    "sum += reference[i] - (accuracy ?? 10);": `sum += ${gives === "behind" ? `reference[i] - ${score}` : `${score} - reference[i]`};`,
  });
  const args = [
    [0.75 * whole, null],
    [0.875 * whole, 0.75 * whole],
  ];
  return {
    statement: [
      `Write \`${entry}(mine, reference)\`. Both hold accuracies ${whole === 100 ? "in per cent" : "from 0 to 1"}, one for each seed, in the same order.`,
      `Return how far the attempt is ${gives} on average: above 0 where it is ${gives}, below 0 where it isn't.`,
      `A run that left the numbers is \`null\` and counts as guessing among ${classes} classes.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
