import type { MakeVariant } from "../../../../variant.js";
import { choices, example, otherConventions, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ lists: ["whole runs", "trunks"], given: ["lists", "pairs"], tells: ["made", "saved", "part"] });

const make: MakeVariant = (seed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const entry = pick(["trunkBill", "branchBill", "priceOf", "oneTrunk"]);
  const convention: Convention = { entry, ...changed };
  const { lists, given, tells } = changed;
  const [first, downs, runs] = [
    lists === "whole runs" ? pick(["budgets", "ends"]) : pick(["trunks", "leaves"]),
    pick(["downs", "falls"]),
    pick(["runs", "pairs"]),
  ];
  const names = given === "lists" ? [first, downs] : [runs];
  const answer = { made: "made", saved: "separate - made", part: "own / made" }[tells];

  const solution = `/** What branches from one trunk take. */
export function ${entry}(${given === "lists" ? `${first}: number[], ${downs}: number[]` : `${runs}: [number, number][]`}) {
  let [trunk, own, separate] = [0, 0, 0];
  for (const [${given === "lists" ? "i, one" : "one, steps"}] of ${given === "lists" ? `${first}.entries()` : runs}) {
${given === "lists" ? `    const steps = ${downs}[i] as number;\n` : ""}    const leaves = one${lists === "whole runs" ? " - steps" : ""};
    trunk = Math.max(trunk, leaves);
    own += steps;
    separate += leaves + steps;
  }
  const made = trunk + own;
  return ${answer};
}
`;
  const [whole, steps] = [
    [300, 700],
    [60, 100],
  ];
  const firsts = whole.map((one, i) => (lists === "whole runs" ? one : one - (steps[i] as number))); // as many
  const args = given === "lists" ? [firsts, steps] : [firsts.map((one, i) => [one, steps[i] as number])];
  return {
    statement: [
      "Runs of several lengths share one trunk at a constant rate; each leaves it for a cooldown of its own, and updates of the trunk are made once.",
      `${given === "lists" ? `\`${first}\` lists` : `\`${runs}\` is a list of pairs: first`} ${lists === "whole runs" ? "the updates of each run, its cooldown included" : "the updates of the trunk that each run takes, its cooldown left out"}${given === "lists" ? `, and \`${downs}\` the updates of each cooldown.` : ", then those of its cooldown."}`,
      `Write \`${entry}(${names.join(", ")})\`: ${
        {
          made: "how many updates are made in all",
          saved: "how many updates are saved, against making every run from its start",
          part: "which part of the updates that are made belongs to cooldowns",
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
