import type { MakeVariant } from "../../../../variant.js";
import { choices, example, otherConventions, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor } from "./check.js";

const conventions = otherConventions({ start: ["rate", "part"], full: ["last", "after"], unit: [1, 4, 10, 25] });

const make: MakeVariant = (seed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const entry = pick(["upward", "waveUp", "riseWith", "climbOf"]);
  const convention: Convention = { entry, ...changed };
  const { start, full, unit } = changed;
  const [low, top, w] = [
    start === "rate" ? pick(["low", "from"]) : "part",
    pick(["top", "full"]),
    unit === 1 ? pick(["w", "n"]) : "epochs",
  ];

  const solution = `/** [lr, eta_min, T_max] of a CosineAnnealingLR that rises. */
export function ${entry}(${low}: number, ${top}: number, ${w}: number) {
  const lr = ${start === "rate" ? low : `${low} * ${top}`};
  return [lr, ${top}, ${unit === 1 ? w : `${unit} * ${w}`}${full === "last" ? " - 1" : ""}];
}
`;

  return {
    statement: [
      `PyTorch's \`CosineAnnealingLR\` goes from the optimizer's \`lr\` to \`eta_min\` in half a wave of \`T_max\` steps, one after each update: upwards too, if told so.`,
      `A warmup has ${unit === 1 ? `\`${w}\` updates` : `\`${w}\` epochs of ${unit} updates`}. Its first update is made with ${start === "rate" ? `the rate \`${low}\`` : `the part \`${low}\` of the full rate`}, and ${full === "last" ? "its last update is the first" : "the first update after it is the first"} with the full rate \`${top}\`.`,
      `Write \`${entry}(${low}, ${top}, ${w})\`: the list \`[lr, eta_min, T_max]\`.`,
      example(entry, [start === "rate" ? 0.05 : 0.25, 0.2, 8], [0.05, 0.2, 8 * unit - (full === "last" ? 1 : 0)]),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
