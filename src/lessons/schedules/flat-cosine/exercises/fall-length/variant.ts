import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ share: ["part", "percent"], gives: ["fall", "whole"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { share: unit, gives } = changed;
  const entry = pick(["planEnd", "coolingPlan", "toTheEnd", "wrapUp"]);
  const [done, share] = [pick(["flat", "made"]), unit === "part" ? pick(["part", "tail"]) : pick(["percent", "p"])];
  const convention: Convention = { entry, ...changed };

  const whole = unit === "part" ? "1" : "100";
  const fall = `Math.round((done * share) / (${whole} - share))`;
  const solution = renamed(
    edited(printed.solution, {
      "From fall / (done + fall) = share": gives === "fall" ? "The updates to add" : "The updates in the end",
      "return Math.round((done * share) / (1 - share));": `return ${gives === "fall" ? fall : `done + ${fall}`};`,
    }),
    { fallLength: entry, done, share },
  );
  const args = [800, unit === "part" ? 0.2 : 20];
  return {
    statement: [
      `A flat run has made \`${done}\` updates and you want a result. Write \`${entry}(${done}, ${share})\`.`,
      `A fall is added that is ${unit === "part" ? `the part \`${share}\`` : `\`${share}\` per cent`} of the whole run, flat part and fall together; its length is rounded to a whole number.`,
      gives === "fall" ? "Return how many updates the fall has." : "Return how many updates the whole run has then.",
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
