import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ takes: ["left", "gone"], gives: ["from 0", "from 1", "to come"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { takes, gives } = changed;
  const entry = pick(["smallFrom", "crossing", "nearlyOver", "firstSmall"]);
  const [part, T] = [takes === "left" ? pick(["part", "left"]) : pick(["gone", "lost"]), pick(["N", "K"])];
  const convention: Convention = { entry, ...changed };

  const t = "Math.ceil((T * Math.acos(2 * ratio - 1)) / Math.PI)".replace("ratio", takes === "left" ? "ratio" : "(1 - ratio)");
  const solution = renamed(
    edited(printed.solution, {
      "The first update of a cosine to zero at `ratio` of its peak or less": "Where a cosine to zero becomes small",
      "return Math.ceil((T * Math.acos(2 * ratio - 1)) / Math.PI);": {
        "from 0": `return ${t};`,
        "from 1": `return 1 + ${t};`,
        "to come": `return T - ${t};`,
      }[gives],
    }),
    { firstBelow: entry, ratio: part, T },
  );
  const args = [0.25, 100];
  return {
    statement: [
      `You want to know when a cosine to zero over \`${T}\` updates has become small. Write \`${entry}(${part}, ${T})\`.`,
      `It looks for the first update at which ${takes === "left" ? `at most the part \`${part}\` of the peak is left` : `at least the part \`${part}\` of the peak is gone`}; the update that has \`${T}\` others before it has nothing left.`,
      {
        "from 0": "Return its number, a whole one, counted from 0.",
        "from 1": "Return its number, a whole one, counted from 1: the first update has all of the peak.",
        "to come": `Return \`${T}\` less the number of updates before it: how many of the run's updates are that small.`,
      }[gives],
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
