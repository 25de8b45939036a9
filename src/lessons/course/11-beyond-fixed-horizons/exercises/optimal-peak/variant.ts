import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ aim: ["last", "mean"], noise: ["variance", "deviation"], gives: ["peak", "exponent"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { aim, noise, gives } = changed;
  const entry = pick(["bestPeak", "peakFor", "tunedPeak", "lowestAt"]);
  const isVariance = noise === "variance";
  const keys = [pick(["g", "c", "k"]), isVariance ? pick(["variance", "s2"]) : pick(["deviation", "s"]), pick(["start", "x0"])] as const;
  const convention: Convention = { entry, keys, ...changed };
  const [h, sigma2, theta0] = keys;
  const last = aim === "last";

  const solution = renamed(
    edited(printed.solution, {
      "h: number; // curvature": "h: number;",
      "sigma2: number; // variance of the gradient's noise": "sigma2: number;",
      "theta0: number; // where it starts": "theta0: number;",
      "The peak at which this shape ends at the lowest expected loss": `${gives === "peak" ? "The peak" : "The logarithm of the peak"} with the lowest loss`,

      "eta ** 2 * sigma2;\n      }\n      loss += (h * square) / 2;": [
        isVariance ? "eta ** 2 * sigma2;" : "(eta * sigma2) ** 2;",
        last ? "      }\n      loss += (h * square) / 2;" : "        loss += (h * square) / 2 / factors.length;\n      }",
      ].join("\n"),

      "return Math.exp((low + high) / 2);":
        gives === "peak" ? "return Math.exp((low + high) / 2);" : "return (low + high) / 2 / Math.LN10;",
    }),
    { optimalPeak: entry, h, sigma2, theta0, ...(last ? {} : { endAt: "mean" }) },
  );
  const args = [[1, 0.5, 0.25], [{ [h]: 2, [sigma2]: 0.5, [theta0]: 1 }]];
  return {
    statement: [
      `Write \`${entry}(factors, spectrum)\`. \`factors\` is a shape: the part of the peak that each update has.`,
      `\`spectrum\` is a list of directions \`{ ${keys.join(", ")} }\`: the curvature $h$, the ${isVariance ? "variance $\\sigma^2$" : "standard deviation $\\sigma$"} of the gradient's noise, and the place $\\theta_0$ of the start.`,
      `Look for the peak at which ${last ? "the expected loss after the last update" : "the mean of the expected losses after each of the updates"} is lowest: half the sum of $h\\,\\mathbb{E}[\\theta^2]$, where an update multiplies $\\mathbb{E}[\\theta^2]$ by $(1 - \\eta h)^2$ and adds $\\eta^2\\sigma^2$.`,
      `Return ${gives === "peak" ? "that peak" : "the logarithm of that peak, to the base 10"}; the peak must be right within 3 %. Look between $10^{-4}$ and 4, both over the largest curvature.`,
      example(entry, args, Number(expectedFor(convention)(...args).toPrecision(3))),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
