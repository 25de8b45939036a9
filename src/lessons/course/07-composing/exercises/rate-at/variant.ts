import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ lengths: ["own", "until"], edge: ["next", "previous"], after: ["hold", "zero"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { lengths, edge, after } = changed;
  const own = lengths === "own";
  const entry = pick(["lrAt", "valueAt", "along", "onPieces"]);
  const ends = pick([
    ["begin", "end"],
    ["start", "stop"],
    ["y0", "y1"],
  ] as const);
  const keys = [own ? pick(["updates", "span"]) : pick(["until", "upTo"]), ...ends] as const;
  const convention: Convention = { entry, keys, ...changed };
  const [steps, from, to] = keys;

  const inside = edge === "next" ? "t < steps) return" : "steps > 0 && t <= steps)\n      return";
  const body = own
    ? { "t < steps) return": inside }
    : {
        "let t = step;": "let at = 0;",
        "const { steps, from, to } of pieces) {": `const { ${steps}, from, to } of pieces) {\n    const [t, steps] = [step - at, ${steps} - at];`,
        "t < steps) return": inside,
        "t -= steps; // the": `at = ${steps}; // the`,
        "{ steps: number;": `{ ${steps}: number;`,
      };
  const solution = renamed(
    edited(printed.solution, {
      "A straight piece: `steps` updates from one rate to another": "A straight piece",
      ...body,
      "return pieces[pieces.length - 1].to;": after === "hold" ? "return pieces[pieces.length - 1].to;" : "return 0;",
    }),
    { rateAt: entry, ...(own ? { steps } : {}), from, to },
  );
  const pieces = [
    { [steps]: 10, [from]: 0, [to]: 1 },
    { [steps]: own ? 20 : 30, [from]: 0.8, [to]: 0.4 },
  ];
  const args = [pieces, 15];
  return {
    statement: [
      `Write \`${entry}(pieces, step)\`: the rate of update \`step\`, counted from 0. Each piece is a straight line, \`{ ${keys.join(", ")} }\`, from the rate \`${from}\` to the rate \`${to}\`, and pieces follow one another.`,
      own
        ? `A piece takes \`${steps}\` updates.`
        : `A piece ends \`${steps}\` updates after the start of the run, so the first takes that many, and the next begins there.`,
      `Each has its own clock, and a boundary belongs to the piece that ${edge === "next" ? "begins" : "ends"} there.`,
      after === "hold" ? `After the last piece its \`${to}\` holds.` : "After the last piece the rate is 0.",
      "A piece of no updates is legal, and has no rate to give.",
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
