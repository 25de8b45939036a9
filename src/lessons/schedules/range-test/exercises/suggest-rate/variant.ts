import type { MakeVariant } from "../../../../variant.js";
import { choices, otherConventions, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor } from "./check.js";

const conventions = otherConventions({
  lists: ["rates", "logarithms"],
  leads: ["rates", "losses"],
  tells: ["rate", "tenth", "logarithm", "number"],
});

const make: MakeVariant = (seed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const entry = pick(["steepest", "readTest", "fastestFall", "suggest"]);
  const convention: Convention = { entry, ...changed };
  const { lists, leads, tells } = changed;
  const [rates, losses] = [lists === "rates" ? pick(["rates", "lrs"]) : pick(["powers", "logs"]), pick(["losses", "curve"])];
  const names = leads === "rates" ? [rates, losses] : [losses, rates];
  const rate = lists === "rates" ? `${rates}[at]` : `10 ** ${rates}[at]`;
  const answer = { rate, tenth: `${rate} / 10`, logarithm: lists === "rates" ? `Math.log10(${rates}[at])` : `${rates}[at]`, number: "at" }[
    tells
  ];

  const solution = `/** Where the loss of a range test falls fastest. */
export function ${entry}(${names.map((name) => `${name}: number[]`).join(", ")}) {
  const [skip, reach] = [10, 6];
  const limit = 2 * ${losses}[skip];
  const over = (one: number, i: number) => i > skip && !(one < limit);
  const blown = ${losses}.findIndex(over);
  const end = blown < 0 ? ${losses}.length : blown;
  let [at, most] = [-1, Number.POSITIVE_INFINITY];
  for (let i = skip + reach; i < end - reach; i++) {
    const fall = ${losses}[i + reach] - ${losses}[i - reach];
    if (fall < most) [at, most] = [i, fall];
  }
  return ${answer};
}
`;

  return {
    statement: [
      `A range test has left two lists of 100: \`${losses}\`, and \`${rates}\`, ${lists === "rates" ? "the rates" : "the decimal logarithms of the rates"}, which rise evenly on a logarithmic axis. The first ten losses jump about, all are noisy and in any unit, and after the run has blown up they may be large, infinite or \`NaN\`.`,
      `Find the place where the loss falls fastest on that axis. Write \`${entry}(${names.join(", ")})\`: ${
        {
          rate: "the rate there",
          tenth: "a tenth of the rate there",
          logarithm: "the decimal logarithm of the rate there",
          number: "its place in the lists, counted from 0",
        }[tells]
      }; a rate within a factor of three of the right one is right.`,
      `With rates from 1e-6 to 10 and a loss that falls fastest at 0.01, for example, \`${entry}(${names.join(", ")})\` is about \`${{ rate: "0.01", tenth: "0.001", logarithm: "-2", number: "57" }[tells]}\`.`,
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
