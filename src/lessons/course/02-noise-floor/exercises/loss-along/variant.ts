import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({
  noise: ["variance", "deviation"],
  losses: ["all", "after", "before"],
});

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { noise, losses } = changed;
  const sum = pick(["half", "whole"] as const);
  const entry = pick(["expectedLosses", "lossCurve", "lossesOf", "curveOf"]);
  const keys = [
    pick(["g", "c", "k"]),
    noise === "variance" ? pick(["variance", "s2"]) : pick(["deviation", "s"]),
    pick(["start", "from", "x0"]),
  ] as const;
  const [h, sigma2, theta0] = keys;
  const convention: Convention = { entry, keys, sum, ...changed };

  const solution = renamed(
    edited(printed.solution, {
      "Half the sum of h times E[θ²]": sum === "half" ? "Half the sum of h times E[θ²]" : "The sum of h times E[θ²]",
      "0.5 * h": sum === "half" ? "0.5 * h" : "h",
      "before the first update and after each": { all: "after each update", after: "after each update", before: "before each update" }[
        losses
      ],
      "      return (1 - eta * h) ** 2 * moment + eta ** 2 * sigma2;":
        noise === "variance"
          ? "      const kick = eta ** 2 * sigma2;\n      return (1 - eta * h) ** 2 * moment + kick;"
          : "      const kick = (eta * sigma2) ** 2;\n      return (1 - eta * h) ** 2 * moment + kick;",
      "return losses;": { all: "return losses;", after: "return losses.slice(1);", before: "return losses.slice(0, -1);" }[losses],
    }),
    { lossAlong: entry, h, sigma2, theta0 },
  );
  const which = {
    all: "before the first update and after each, so one number more than there are rates",
    after: "after each update, so as many numbers as there are rates",
    before: "before each update, so as many numbers as there are rates",
  }[losses];
  const args = [[0.5, 0.1], [{ [h]: 1, [sigma2]: 3, [theta0]: 2 }]];
  return {
    statement: `Write \`${entry}(rates, spectrum)\`. \`rates\` holds one rate for each update. \`spectrum\` is a list of directions \`{ ${keys.join(", ")} }\`: the curvature $h$, the ${noise === "variance" ? "variance $\\sigma^2$" : "standard deviation $\\sigma$"} of the gradient's noise, and the place $\\theta_0$ of the start. Return the expected loss ${which}.

Keep $\\mathbb{E}[\\theta^2]$ for each direction. An update multiplies it by $(1 - \\eta h)^2$ and adds $\\eta^2\\sigma^2$. The loss is ${sum === "half" ? "half the sum" : "the whole sum, not half of it,"} of $h\\,\\mathbb{E}[\\theta^2]$. Hidden schedules will check you. ${example(entry, args, expectedFor(convention)(...args))}`,
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
