import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ share: ["part", "percent"], gives: ["fall", "whole"], unit: [1, 10, 25] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { share: kind, gives, unit } = changed;
  const entry = pick(["planEnd", "coolingPlan", "toTheEnd", "wrapUp"]);
  const [done, share] = [
    unit === 1 ? pick(["flat", "made"]) : pick(["epochs", "rounds"]),
    kind === "part" ? pick(["part", "tail"]) : pick(["percent", "p"]),
  ];
  const convention: Convention = { entry, ...changed };

  const whole = kind === "part" ? "1" : "100";
  const fall = `Math.round((steps * share) / (${whole} - share))`;
  const solution = renamed(
    edited(printed.solution, {
      "From fall / (done + fall) = share": gives === "fall" ? "The updates to add" : "The updates in the end",
      "return Math.round((done * share) / (1 - share));": `const steps = ${unit === 1 ? "" : `${unit} * `}done;\n  return ${gives === "fall" ? fall : `steps + ${fall}`};`,
    }),
    { fallLength: entry, done, share },
  );
  const args = [800 / unit, kind === "part" ? 0.2 : 20];
  return {
    statement: [
      `A flat run has made \`${done}\` ${unit === 1 ? "updates" : `epochs of ${unit} updates`} and you want a result. Write \`${entry}(${done}, ${share})\`.`,
      `A fall is added that is ${kind === "part" ? `the part \`${share}\`` : `\`${share}\` per cent`} of the whole run, flat part and fall together; its length is rounded to a whole number of updates.`,
      gives === "fall" ? "Return how many updates the fall has." : "Return how many updates the whole run has then.",
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
