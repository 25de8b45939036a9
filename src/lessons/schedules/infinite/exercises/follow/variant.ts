import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ measure: ["distance", "loss"], takes: ["left", "gone"], scale: [1, 100, 1000] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { measure, takes, scale } = changed;
  const entry = pick(["catchUp", "updatesTo", "afterShift", "toFollow"]);
  const [rate, h, left] = [pick(["eta", "lr"]), pick(["c", "k"]), takes === "left" ? pick(["rest", "part"]) : pick(["gone", "done"])];
  const convention: Convention = { entry, ...changed };
  const [isDistance, isLeft] = [measure === "distance", takes === "left"];

  const step = scale === 1 ? "rate * h" : `(rate / ${scale}) * h`;
  const shrinks = isDistance ? `Math.abs(1 - ${step})` : `(1 - ${step}) ** 2`;
  const solution = renamed(
    edited(printed.solution, {
      "Each update leaves |1 − ηh| of the distance; count until their product is small enough":
        "The updates until a shift is nearly forgotten",
      "if (left >= 1) return 0;": isLeft ? "if (left >= 1) return 0;" : "if (left <= 0) return 0;",
      "return Math.ceil(Math.log(left) / Math.log(Math.abs(1 - rate * h)));": `const shrinks = ${shrinks};\n  return Math.ceil(Math.log(${isLeft ? "left" : "1 - left"}) / Math.log(shrinks));`,
    }),
    { followTime: entry, rate, h, left },
  );
  const args = [0.2 * scale, 0.5, 0.25];
  const what = isDistance ? "distance to it" : "loss above its minimum";
  return {
    statement: [
      `The optimum of a direction with curvature \`${h}\` has moved. Write \`${entry}(${rate}, ${h}, ${left})\`:`,
      `how many updates at the constant rate \`${rate}\`${{ 1: "", 100: ", in hundredths,", 1000: ", in thousandths," }[scale]} until ${isLeft ? `at most the part \`${left}\` of the ${what} is left` : `at least the part \`${left}\` of the ${what} is gone`}, without noise.`,
      isDistance ? "" : "The loss is a quadratic.",
      example(entry, args, expectedFor(convention)(...args)),
    ]
      .filter((sentence) => sentence !== "")
      .join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
