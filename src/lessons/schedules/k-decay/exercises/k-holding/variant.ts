import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ shape: ["cosine", "line"], takes: ["left", "gone"], at: ["done", "to come"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { shape, takes, at } = changed;
  const entry = pick(["exponentFor", "clockOf", "kFor", "bentBy"]);
  const [left, u] = [
    takes === "left" ? pick(["part", "height"]) : pick(["lost", "gone"]),
    at === "done" ? pick(["x", "place"]) : pick(["rest", "toCome"]),
  ];
  const convention: Convention = { entry, ...changed };
  const [isLeft, isDone, cosine] = [takes === "left", at === "done", shape === "cosine"];

  const clock = cosine ? `Math.acos(2 * ${isLeft ? "left" : "(1 - left)"} - 1) / Math.PI` : isLeft ? "1 - left" : "left";
  const solution = renamed(
    edited(printed.solution, {
      "The clock must show acos(2 left - 1)/π when the run is at u": "The exponent of the clock",
      "Math.acos(2 * left - 1) / Math.PI": clock,
      "Math.log(u)": isDone ? "Math.log(u)" : "Math.log(1 - u)",
    }),
    { kHolding: entry, left, u },
  );
  const args = [0.8, 0.25];
  const decay = cosine ? "A cosine to zero" : "A straight line to zero";
  return {
    statement: [
      `${decay} runs on a clock: where the part $u$ of the run is done it stands where the plain one stands at $u^k$.`,
      `You want it ${isLeft ? `to have the part \`${left}\` of its peak left` : `to have lost the part \`${left}\` of its peak`} when ${isDone ? `the part \`${u}\` of the run is done` : `the part \`${u}\` of the run is still to come`}.`,
      `Write \`${entry}(${left}, ${u})\`: the $k$ that does it, for both between 0 and 1.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
