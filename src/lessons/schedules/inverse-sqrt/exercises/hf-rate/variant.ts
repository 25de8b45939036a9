import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ power: [0.5, 0.25, 1], first: [0, 1], rise: ["none", "one"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { first, rise, power } = changed;
  const entry = pick(["riseFall", "longTail", "endless", "tailLr"]);
  const [lr, w, tau] = [pick(["max", "top"]), pick(["up", "n"]), pick(["tau0", "time"])];
  const convention: Convention = { entry, ...changed };

  const done = { "0 none": "t", "0 one": "(t + 1)", "1 none": "(t - 1)", "1 one": "t" }[`${first} ${rise}`];
  const over = first === 0 ? "t < w" : "t - 1 < w";
  const clock = first === 0 ? "tau / (t + tau - w)" : "tau / (t - 1 + tau - w)";
  const solution = renamed(
    edited(printed.solution, {
      "The root is shifted by `tau − w`, so that it is 1 where the warmup ends": "A warmup, then a tail that never ends",
      "if (t < w) return (lr * t) / w;": `if (${over}) return (lr * ${done}) / w;`,
      "return lr * Math.sqrt(tau / (t + tau - w));": `return lr * ${power === 0.5 ? `Math.sqrt(${clock})` : power === 1 ? `(${clock})` : `(${clock}) ** ${power}`};`,
    }),
    { hfRate: entry, lr, w, tau },
  );
  const args = [100 + first, 0.1, 10, 30];
  return {
    statement: [
      `Write \`${entry}(t, ${lr}, ${w}, ${tau})\`: the rate of update \`t\`, counted from ${first}. A warmup takes \`${w}\` updates along a straight line;`,
      rise === "none"
        ? `its first update has the rate 0, and the one that would come after its last has \`${lr}\`.`
        : `its first update has one part of \`${w}\` of \`${lr}\` already, and its last all of it.`,
      `The update after the warmup has the rate \`${lr}\`. From there it falls like $${power === 0.5 ? "1/\\sqrt{x}" : power === 1 ? "1/x" : `x^{-${power}}`}$, where $x$ is \`${tau}\` at that update and grows by 1 at each later one. There may be no warmup.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
