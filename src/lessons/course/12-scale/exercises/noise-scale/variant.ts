import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ outer: ["gradients", "parameters"], of: ["example", "batch"], gives: ["noise", "signal"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { outer, of, gives } = changed;
  const entry = pick(["noiseRatio", "howNoisy", "ratioOf", "simpleScale"]);
  const [byGradient, single, noise] = [outer === "gradients", of === "example", gives === "noise"];
  const list = byGradient ? pick(["drawn", "samples"]) : pick(["columns", "parameters"]);
  const convention: Convention = { entry, ...changed };

  const whole = single ? "noise" : "(noise * batch)";
  const solution = renamed(
    edited(printed.solution, {
      "The gradient noise scale, from the gradients of single examples": noise ? "The gradient noise scale" : "The signal over the noise",
      "gradients: number[][], // one list per example, equally long": [
        byGradient
          ? "gradients: number[][], // one list per gradient, equally long"
          : `${list}: number[][], // one list per parameter, equally long`,
        ...(single ? [] : ["  batch: number, // examples behind each gradient"]),
      ].join("\n"),
      "  const n =": byGradient
        ? "  const n ="
        : `  const gradients = ${list}[0].map((_, i) =>\n    ${list}.map((one) => one[i]),\n  );\n  const n =`,
      "(mean[j] ?? 0)) **": "mean[j]) **",
      "length > 0 ? noise / length : Infinity": `length > 0 ? ${noise ? `${whole} / length : Infinity` : `length / ${whole} : 0`}`,
    }),
    { noiseScale: entry, ...(byGradient ? { gradients: list } : {}) },
  );
  const gradients = [
    [3, 1],
    [5, 2],
    [4, -1],
  ];
  const lists = byGradient ? gradients : [0, 1].map((j) => gradients.map((one) => one[j] as number));
  const args = single ? [lists] : [lists, 16];
  return {
    statement: [
      `Write \`${entry}(${list}${single ? "" : ", batch"})\`. It gets ${single ? "the gradients of at least two examples" : "at least two gradients, each the mean over a batch of `batch` examples"},`,
      byGradient ? "a list of numbers for each gradient." : "turned over: a list for each parameter, and in it a number for each gradient.",
      `Return ${noise ? "$\\mathrm{tr}\\,\\Sigma / |G|^2$" : "$|G|^2 / \\mathrm{tr}\\,\\Sigma$"} without a bias in either part. $G$ is the true mean gradient, and $\\Sigma$ the covariance of the gradients of single examples.`,
      `Where $|G|^2$ comes out at 0 or below, return \`${noise ? "Infinity" : "0"}\`${noise ? "" : "; where there is no noise, `Infinity`"}.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
