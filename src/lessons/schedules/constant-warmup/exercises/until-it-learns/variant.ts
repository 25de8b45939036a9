import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const entry = pick(["onceItLearns", "carefulStart", "lowThenFull", "afterSigns"]);
  const errors = pick(["list", "log"]);
  const below = pick([0.5, 0.6, 0.7]); // never as printed, like the rates
  const needs = pick([1, 2] as const);
  const rates = pick([
    [0.02, 0.2],
    [0.001, 0.05],
    [0.005, 0.5],
  ] as const);
  const convention: Convention = { entry, below, needs, rates };
  const [low, full] = rates;
  const once = needs === 1;

  const solution = renamed(
    edited(printed.solution, {
      "the errors before it": "what was seen before it",
      "let learns = false;": once ? "let learns = false;" : "let signs = 0;",
      "learns ? 0.1 : 0.01;": once ? `learns ? ${full} : ${low};` : `signs >= 2 ? ${full} : ${low};`,
      "learns = learns || error < 0.8;": once ? `learns = learns || error < ${below};` : `if (error < ${below}) signs += 1;`,
    }),
    { untilItLearns: entry, errors },
  );
  const args = [[0.9, below - 0.1, 0.9, below - 0.1, below - 0.2].map((error) => Number(error.toFixed(2)))];
  return {
    statement: [
      `Write a rule like He's. \`${errors}[t]\` is the training error after update \`t\`. \`${entry}(${errors})\` gives the rate of each of these updates:`,
      `${low} until ${once ? `an error below ${below} has been seen` : `two errors below ${below} have been seen, not always one after the other`}, then ${full} for good.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
