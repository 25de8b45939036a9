import type { MakeVariant } from "../../../../variant.js";
import { choices, example, otherConventions, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor } from "./check.js";

const conventions = otherConventions({ half: ["done", "to come"], end: ["left", "percent", "gone"], tells: ["L, U", "U, L", "width, U"] });

const make: MakeVariant = (seed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const entry = pick(["windowOf", "cutTanh", "endsFor", "hyperbolic"]);
  const convention: Convention = { entry, ...changed };
  const { half, end, tells } = changed;
  const [at, last] = [
    half === "done" ? pick(["half", "middle"]) : pick(["rest", "after"]),
    { left: "left", percent: "percent", gone: "gone" }[end],
  ];
  const left = { left: "left", percent: "percent / 100", gone: "1 - gone" }[end];
  const upper = Math.atanh(0.8);
  const lower = -upper / 3;
  const answers = { "L, U": [lower, upper], "U, L": [upper, lower], "width, U": [upper - lower, upper] };

  const solution = `/** The window of a tanh decay. */
export function ${entry}(${at}: number, ${last}: number) {
  const done = ${half === "done" ? at : `1 - ${at}`};
  const upper = Math.atanh(1 - 2 * (${left}));
  const lower = (-upper * done) / (1 - done);
  return ${{ "L, U": "[lower, upper]", "U, L": "[upper, lower]", "width, U": "[upper - lower, upper]" }[tells]};
}
`;

  return {
    statement: [
      "A decay has the part $(1 - \\tanh x)/2$ of its rate, where $x$ goes evenly from $L$ to $U$ in the course of the run; where $x$ is 0 it is half-way.",
      `It must be half-way where the part \`${at}\` of the run is ${half === "done" ? "done" : "still to come"}, and at the end ${
        {
          left: "the part `left` of the rate must be left",
          percent: "`percent` percent of the rate must be left",
          gone: "the part `gone` of the rate must be gone",
        }[end]
      }.`,
      `Write \`${entry}(${at}, ${last})\`: the list ${{ "L, U": "$[L, U]$", "U, L": "$[U, L]$", "width, U": "$[U - L, U]$" }[tells]}.`,
      example(entry, [half === "done" ? 0.25 : 0.75, { left: 0.1, percent: 10, gone: 0.9 }[end]], answers[tells]),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
