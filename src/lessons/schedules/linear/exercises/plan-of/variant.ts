import type { MakeVariant } from "../../../../variant.js";
import { choices, example, otherConventions, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor } from "./check.js";

const conventions = otherConventions({
  first: [0, 1],
  given: ["pairs", "apart"],
  shows: ["rate", "thousandths"],
  tells: ["length", "loss"],
});

const make: MakeVariant = (seed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const entry = pick(["lineOf", "planBack", "readPlan", "straight"]);
  const convention: Convention = { entry, ...changed };
  const { first, given, shows, tells } = changed;
  const [t, r] = [pick(["t", "at"]), pick(["lr", "r"])];
  const names = given === "pairs" ? [`${t}1`, `${r}1`, `${t}2`, `${r}2`] : [`${t}1`, `${t}2`, `${r}1`, `${r}2`];
  const unit = shows === "rate" ? 1 : 1000;
  const [at30, at60] = [0.14 * unit, 0.08 * unit];

  const solution = `/** The plan of a line, from its log. */
export function ${entry}(
${names.map((name) => `  ${name}: number,`).join("\n")}
) {
  const fall = (${r}1 - ${r}2) / (${t}2 - ${t}1);
  const top = ${r}1 + fall * ${first === 0 ? `${t}1` : `(${t}1 - 1)`};
  return [${shows === "rate" ? "top" : "top / 1000"}, ${tells === "length" ? "Math.round(top / fall)" : "fall / top"}];
}
`;

  return {
    statement: [
      `A run's rate falls on a straight line to zero. Its log counts updates from ${first}${shows === "rate" ? "" : ", and shows the rate in thousandths: 5 stands for 0.005"}.`,
      `At update \`${t}1\` it shows \`${r}1\`, at update \`${t}2\`, which may be earlier or later, \`${r}2\`.`,
      `Write \`${entry}(${names.join(", ")})\`: a list of the rate of the first update${shows === "rate" ? "" : ", no longer in thousandths"}, and ${
        tells === "length"
          ? "how many updates have a rate above zero, a whole number"
          : "the part of that first rate by which the rate falls at each update"
      }.`,
      example(entry, given === "pairs" ? [30 + first, at30, 60 + first, at60] : [30 + first, 60 + first, at30, at60], [
        0.2,
        tells === "length" ? 100 : 0.01,
      ]),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
