import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ waits: ["passed", "reached"], factor: ["divides", "multiplies"], every: [1, 10, 25] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { waits, factor: kind, every } = changed;
  const entry = pick(["toCeiling", "climb", "bestCase", "riseTime"]);
  const [ratio, factor, patience] = [
    pick(["times", "top"]),
    kind === "divides" ? pick(["part", "cut"]) : pick(["step", "gain"]),
    pick(["wait", "need"]),
  ];
  const convention: Convention = { entry, ...changed };
  const [passed, divides] = [waits === "passed", kind === "divides"];

  const solution = renamed(
    edited(printed.solution, {
      "Each raise takes one reading more than the patience; the ceiling may cut the last one short":
        "The readings until the ceiling, at best",
      "patience: number): number {": "patience: number) {",
      "  const raises = Math.ceil(Math.log(ratio) / Math.log(1 / factor) - 1e-9); // a whole number of raises may come out just above it": `  // a whole number of raises may come out just above it\n  const raises = Math.log(ratio) / Math.log(${divides ? "1 / factor" : "factor"}) - 1e-9;`,
      "return (patience + 1) * raises;": `return ${every === 1 ? "" : `${every} * `}${passed ? "(patience + 1)" : "patience"} * Math.ceil(raises);`,
    }),
    { climbTime: entry, ratio, factor, patience },
  );
  const args = [10, divides ? 0.5 : 2, 3];
  return {
    statement: [
      `A greedy rule ${divides ? `divides the rate by \`${factor}\`, a number below 1,` : `multiplies the rate by \`${factor}\`, a number above 1,`}`,
      passed
        ? `when more than \`${patience}\` readings in a row have improved.`
        : `as soon as \`${patience}\` readings in a row have improved.`,
      `Then it counts anew. The last raise stops at the ceiling.${every === 1 ? "" : ` Every ${every} updates there is a reading, the first one after ${every}.`}`,
      `Write \`${entry}(${ratio}, ${factor}, ${patience})\`: how many ${every === 1 ? "readings" : "updates"} pass until the rate stands at a ceiling of \`${ratio}\` times the first rate, if every ${every === 1 ? "one of them" : "reading"} improves.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
