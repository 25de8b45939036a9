import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ floor: ["variance", "deviation", "loss"], noise: ["variance", "deviation"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { floor, noise } = changed;
  const entry = pick(["settlesAt", "rateBehind", "constantFor", "rateOfFloor"]);
  const convention: Convention = { entry, ...changed };
  const given = { variance: "v", deviation: "s", loss: "loss" }[floor];
  const [h, sigma] = [pick(["c", "k"]), noise === "variance" ? "noise" : "sigma"];

  const v = { variance: "v", deviation: "s ** 2", loss: "(2 * loss) / h" }[floor];
  const solution = renamed(
    edited(printed.solution, {
      "The constant rate whose floor is `variance`: v h (2 − ηh) = ησ², solved for η.": "The constant rate of a floor.",
      "variance: number,": `${given}: number,`,
      "  return (2 * h * variance) / (sigma2 + h ** 2 * variance);": [
        ...(floor === "variance" ? [] : [`  const v = ${v};`]),
        `  return (2 * h * v) / (${noise === "variance" ? "sigma2" : "sigma2 ** 2"} + h ** 2 * v);`,
      ].join("\n"),
    }),
    { rateForFloor: entry, h, sigma2: sigma },
  );
  const args = [2, 0.5, 3];
  return {
    statement: [
      `Turn the floor around. Write \`${entry}(${given}, ${h}, ${sigma})\`: the constant rate at which a direction of curvature \`${h}\`,`,
      `with gradient noise of ${noise === "variance" ? "variance `noise`" : "standard deviation `sigma`"}, settles`,
      {
        variance: "at the variance `v` of its place.",
        deviation: "at the standard deviation `s` of its place.",
        loss: `at the expected loss \`loss\`, half of \`${h}\` times the variance of its place.`,
      }[floor],
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
