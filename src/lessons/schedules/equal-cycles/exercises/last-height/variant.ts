import type { MakeVariant } from "../../../../variant.js";
import { choices, example, otherConventions, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ before: [1, 2, 5, 10], counts: ["own", "falls"], tells: ["height", "missing"] });

const make: MakeVariant = (seed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const entry = pick(["heightNear", "nearTheEnd", "lateHeight", "partAt"]);
  const convention: Convention = { entry, ...changed };
  const { before, counts, tells } = changed;
  const [type, cycles, T] = [pick(["type", "kind"]), pick(["cycles", "n"]), pick(["T", "N", "updates"])];

  const solution = `/** What a configuration has near its end. */
export function ${entry}(${type}: string, ${cycles}: number, ${T}: number) {
  const q = (${T} - ${before}) / ${T};
  const cosine = ${type} === "cosine";
  const falls = ${cycles} * q${counts === "own" ? " * (cosine ? 2 : 1)" : ""};
  const angle = Math.PI * (cosine ? falls : falls % 1);
  return (1 ${tells === "height" ? "+" : "-"} Math.cos(angle)) / 2;
}
`;
  const args = ["cosine", 1.5, 40];
  return {
    statement: [
      `A run of \`${T}\` updates without warmup has one of two schedules of the library transformers: \`${type}\` is \`"cosine"\`, one wave down and up and down again without a jump, or \`"cosine_with_restarts"\`, which jumps back to the peak after each fall.`,
      counts === "own"
        ? `Its number of cycles \`${cycles}\` is as the library takes it: whole waves for the first, falls for the second.`
        : `For both, \`${cycles}\` counts how often the rate goes one way: each fall is one, and in the first each climb too.`,
      `Updates count from 0. Write \`${entry}(${type}, ${cycles}, ${T})\` for update \`${T} - ${before}\`: ${tells === "height" ? "its rate as a part of the peak" : "what its rate is short of the peak, as a part of the peak"}.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
