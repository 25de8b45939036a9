import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

/** But for those whose two changes cancel each other. */
const conventions = otherConventions({ names: ["lower", "higher"], first: [0, 1], repeats: ["twice", "once"] }).filter(
  ({ names, first, repeats }) => repeats === "once" || (names === "higher") !== (first === 1),
);

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { names, first, repeats } = changed;
  const entry = pick(["dropsIn", "placesOf", "stairsOf", "whereItFell"]);
  const [rates, gamma] = [pick(["log", "trace"]), pick(["factor", "step"])];
  const convention: Convention = { entry, ...changed };

  const shift = first - (names === "lower" ? 0 : 1);
  const place = shift === 0 ? "t" : shift > 0 ? "t + 1" : "t - 1";
  const solution = renamed(
    edited(printed.solution, {
      "Before update t come log(rate[t] / rate[t − 1]) / log γ drops": "A staircase, read backwards",
      "const drops = Math.round(Math.log(rate / before) / Math.log(gamma));":
        "const fall = Math.log(rate / before);\n    const drops = Math.round(fall / Math.log(gamma));",
      "rates: readonly number[], gamma: number): number[] {": "rates: number[], gamma: number) {",
      "return new Array<number>(drops).fill(t);":
        repeats === "twice" ? `return new Array<number>(drops).fill(${place});` : `return drops > 0 ? [${place}] : [];`,
    }),
    { milestonesIn: entry, rates, gamma },
  );
  const args = [[0.8, 0.8, 0.4, 0.4, 0.1], 0.5];
  return {
    statement: [
      `A colleague has a log and no config. Write \`${entry}(${rates}, ${gamma})\`: the milestones of a run from its rates, one for each update. Every drop multiplies the rate by \`${gamma}\`.`,
      `A milestone is the number of the ${names === "lower" ? "first update with the lower rate" : "last update with the higher rate"}; updates are counted from ${first}.`,
      `Where the rate dropped several times at once, the milestone is listed ${repeats === "twice" ? "once for each drop" : "once"}. The rates carry rounding errors.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
