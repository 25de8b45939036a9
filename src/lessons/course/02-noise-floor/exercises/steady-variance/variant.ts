import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ takes: ["variance", "deviation"], gives: ["variance", "deviation", "loss"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { takes, gives } = changed;
  const none = pick([Number.POSITIVE_INFINITY, -1]);
  const convention: Convention = { entry: pick(["floorOf", "noiseFloor", "settledAt", "floorHeight"]), none, ...changed };
  const { entry } = convention;
  const [eta, h] = [pick(["lr", "eta", "alpha"]), pick(["h", "c", "bend"])];
  const noise = takes === "variance" ? pick(["noise", "s2"]) : pick(["noise", "s"]);

  const variance = `(eta * sigma2${takes === "variance" ? "" : " ** 2"}) / (h * (2 - eta * h))`;
  const returned = {
    variance: `  return ${variance};`,
    deviation: `  const variance = ${variance};\n  return Math.sqrt(variance);`,
    loss: `  const variance = ${variance};\n  return (h * variance) / 2;`,
  }[gives];
  const solution = renamed(
    edited(printed.solution, {
      "The variance at which a constant rate settles": "Where a constant rate settles",
      "export function steadyVariance(eta: number, h: number, sigma2: number) {":
        "export function steadyVariance(\n  eta: number,\n  h: number,\n  sigma2: number,\n): number {",
      "return Infinity": `return ${none}`,
      "  return (eta * sigma2) / (h * (2 - eta * h));": returned,
    }),
    { steadyVariance: entry, eta, h, sigma2: noise },
  );
  const what = { variance: "the variance", deviation: "the standard deviation", loss: "the expected loss ½hE[θ²]" }[gives];
  const args = [0.5, 2, 3];
  return {
    statement: [
      `Write \`${entry}(${eta}, ${h}, ${noise})\`. Gradient descent with the constant rate \`${eta}\` runs on a bowl of curvature \`${h}\` above 0,`,
      `and \`${noise}\` is the ${takes === "variance" ? "variance" : "standard deviation"} of its gradient's noise.`,
      `Return ${what} at which it settles. Where nothing settles, from \`${eta} * ${h}\` = 2 on, return \`${none}\`.`,
      "A simulation will check you to 5 %.",
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
