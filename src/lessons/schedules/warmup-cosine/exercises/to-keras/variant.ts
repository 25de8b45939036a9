import type { MakeVariant } from "../../../../variant.js";
import { choices, example, otherConventions, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor } from "./check.js";

const conventions = otherConventions({ init: ["rate", "part"], unit: [1, 2, 5], floor: ["rate", "divisor"] });

const make: MakeVariant = (seed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const entry = pick(["toKeras", "kerasFor", "inKeras", "moveToKeras"]);
  const convention: Convention = { entry, ...changed };
  const { init, unit, floor } = changed;
  const [five, peak] = [pick(["five", "config"]), pick(["peak", "top"])];
  const [first, last] = [init === "rate" ? "first" : "part", floor === "rate" ? "last" : "div"];
  const times = unit === 1 ? "" : `${unit} * `;

  const solution = `/** Keras' five numbers for a warmup and a cosine. */
export function ${entry}(
  ${five}: [number, number, number, number, number],
) {
  const [${first}, ${peak}, warmup, all, ${last}] = ${five};
  const start = ${init === "rate" ? first : `${first} * ${peak}`};
  const alpha = ${floor === "rate" ? `${last} / ${peak}` : `1 / ${last}`};
  return [start, ${peak}, ${times}warmup, ${times}(all - warmup), alpha];
}
`;

  return {
    statement: [
      `A configuration \`${five}\` lists \`[${first}, ${peak}, warmup, all, ${last}]\`: a warmup rises from ${init === "rate" ? `the rate \`${first}\`` : `the part \`${first}\` of the peak`} to the rate \`${peak}\`, and a cosine falls from there to ${
        floor === "rate" ? `the rate \`${last}\`` : `the peak divided by \`${last}\`, which is Infinity for a fall to zero`
      }. \`warmup\` is the warmup's length and \`all\` that of both together, ${unit === 1 ? "in updates" : `in epochs of ${unit} updates`}.`,
      `Write \`${entry}(${five})\`: the list of what Keras' \`CosineDecay\` takes for the same rates, \`[initial_learning_rate, warmup_target, warmup_steps, decay_steps, alpha]\`. Its \`decay_steps\` count from the end of the warmup, in updates, and \`alpha\` is the floor as a part of the peak.`,
      example(entry, [[init === "rate" ? 0.02 : 0.1, 0.2, 10, 100, floor === "rate" ? 0.01 : 20]], [0.02, 0.2, 10 * unit, 90 * unit, 0.05]),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
