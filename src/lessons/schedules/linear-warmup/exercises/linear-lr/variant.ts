import type { MakeVariant } from "../../../../variant.js";
import { choices, example, otherConventions, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor } from "./check.js";

const conventions = otherConventions({ offset: [1, 2, 3], unit: [1, 10, 25], leads: ["start_factor", "total_iters"] });

const make: MakeVariant = (seed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const entry = pick(["forLinearLR", "ladder", "twoNumbers", "warmWith"]);
  const convention: Convention = { entry, ...changed };
  const { offset, unit, leads } = changed;
  const w = unit === 1 ? pick(["w", "n", "length"]) : pick(["epochs", "rounds"]);
  const both = [`${offset} / steps`, `steps - ${offset}`];

  const solution = `/** PyTorch's LinearLR for a warmup. */
export function ${entry}(${w}: number) {
  const steps = ${unit === 1 ? w : `${unit} * ${w}`};
  return [${(leads === "start_factor" ? both : both.reverse()).join(", ")}];
}
`;

  return {
    statement: [
      `A warmup gives update $t$, counted from 0, the part $(t + ${offset})/W$ of the rate, until that is all of it. $W$ is ${unit === 1 ? `\`${w}\`` : `the number of updates in \`${w}\` epochs of ${unit} updates`}.`,
      `PyTorch's \`LinearLR\` goes on a straight line from \`start_factor\` times the rate at update 0 to the whole rate at update \`total_iters\`.`,
      `Write \`${entry}(${w})\`: the list \`${leads === "start_factor" ? "[start_factor, total_iters]" : "[total_iters, start_factor]"}\`.`,
      example(entry, [8], leads === "start_factor" ? [offset / (8 * unit), 8 * unit - offset] : [8 * unit - offset, offset / (8 * unit)]),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
