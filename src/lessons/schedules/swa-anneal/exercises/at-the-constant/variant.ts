import type { MakeVariant } from "../../../../variant.js";
import { choices, example, otherConventions, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({
  from: ["after", "start"],
  steps: ["after", "before"],
  tells: ["all, arrived", "all, on the way", "arrived, on the way"],
});

const make: MakeVariant = (seed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const entry = pick(["tally", "modelsIn", "countModels", "inTheAverage"]);
  const convention: Convention = { entry, ...changed };
  const { from, steps, tells } = changed;
  const [epochs, start, way] = [pick(["epochs", "E"]), pick(["start", "from"]), pick(["way", "anneal"])];
  const answer = { "all, arrived": "[all, there]", "all, on the way": "[all, all - there]", "arrived, on the way": "[there, all - there]" }[
    tells
  ];

  const solution = `/** Counts of the models in the average. */
export function ${entry}(${epochs}: number, ${start}: number, ${way}: number) {
  const all = Math.max(0, ${epochs} - ${start}${from === "after" ? " - 1" : ""});
  const there = Math.max(0, all - ${way}${steps === "after" ? "" : " + 1"});
  return ${answer};
}
`;
  const args = [30, 11, 4];
  return {
    statement: [
      `A run of \`${epochs}\` epochs, counted from 0, averages its models: one after each epoch from epoch ${from === "after" ? `\`${start} + 1\`` : `\`${start}\``} on, where there is such an epoch.`,
      `In each of these epochs SWALR makes one step, ${steps === "after" ? "after the model is trained and averaged" : "before the model is trained"}; after \`${way}\` of its steps the rate has arrived at the constant, and stays there.`,
      `Write \`${entry}(${epochs}, ${start}, ${way})\`: a list of ${
        {
          "all, arrived": "how many models are averaged, and how many of them were trained at the constant",
          "all, on the way": "how many models are averaged, and how many of them were trained on the way to the constant",
          "arrived, on the way": "how many averaged models were trained at the constant, and how many on the way to it",
        }[tells]
      }.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
