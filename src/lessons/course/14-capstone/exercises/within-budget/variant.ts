import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ full: [true, false], zero: [true, false], unit: [1, 50, 60, 100] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const entry = pick(["affordable", "fits", "canRun", "isPaidFor"]);
  const ends = pick([
    ["start", "stop"],
    ["begin", "end"],
    ["first", "last"],
  ] as const);
  const convention: Convention = { ...pick(conventions), entry, keys: [pick(["updates", "long", "span"]), ...ends] };
  const { keys, full, zero, unit } = convention;
  const [steps, from, to] = keys;

  const solution = renamed(
    edited(printed.solution, {
      "rate >= 0": zero ? "rate >= 0" : "rate > 0",
      "used <= budget": `used ${full ? "<=" : "<"} ${unit === 1 ? "" : `${unit} * `}budget`,
    }),
    { withinBudget: entry, steps, from, to },
  );
  const args = [
    [
      { [steps]: 100, [from]: zero ? 0 : 0.01, [to]: 0.1 },
      { [steps]: 200, [from]: 0.1, [to]: 0.02 },
    ],
    300 / unit,
  ];
  return {
    statement: [
      `Write \`${entry}(pieces, budget)\`. Each piece is \`{ ${keys.join(", ")} }\`: how many updates, a whole number and at least one, and the rates at its two ends, finite and ${zero ? "not below" : "above"} 0.`,
      unit === 1 ? "`budget` is a number of updates." : `\`budget\` is a number of epochs, and each epoch has ${unit} updates.`,
      `Return \`true\` where there is a piece, every piece can run, and all of them together need ${full ? "at most the budget" : "less than the budget"}.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
