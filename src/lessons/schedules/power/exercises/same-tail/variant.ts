import type { MakeVariant } from "../../../../variant.js";
import { choices, example, otherConventions, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor } from "./check.js";

const conventions = otherConventions({ given: ["first", "at from"], to: ["timescale", "times"], height: [1, 2, 0.5, 3] });

const make: MakeVariant = (seed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const entry = pick(["tailWith", "otherScale", "firstFor", "moveTail"]);
  const convention: Convention = { entry, ...changed };
  const { given, to, height } = changed;
  const [lr, a, from, next] = [
    given === "first" ? pick(["lr", "r"]) : pick(["mid", "later"]),
    pick(["a", "power"]),
    pick(["from", "old"]),
    to === "timescale" ? "next" : "times",
  ];

  const solution = `/** The first rate of a power law with another timescale. */
export function ${entry}(
  ${lr}: number,
  ${a}: number,
  ${from}: number,
  ${next}: number,
) {
  const first = ${given === "first" ? lr : `${lr} * 2 ** ${a}`};
  return ${height === 1 ? "" : `${height} * `}first * ${to === "timescale" ? `(${from} / ${next})` : `(1 / ${next})`} ** ${a};
}
`;

  return {
    statement: [
      `The rate of update $t$ is $\\eta_0 (1 + t/\\tau)^{-\\alpha}$, with the exponent \`${a}\` and the timescale \`${from}\`. ${given === "first" ? `Its first rate $\\eta_0$ is \`${lr}\`.` : `At update \`${from}\` its rate is \`${lr}\`.`}`,
      `Another run has the same exponent and ${to === "timescale" ? `the timescale \`${next}\`` : `a timescale \`${next}\` times as long`}. Far out, its rate must be ${height === 1 ? "the same" : `${height} times that of the first run`}.`,
      `Write \`${entry}(${lr}, ${a}, ${from}, ${next})\`: its own first rate.`,
      example(entry, [given === "first" ? 0.2 : 0.1, 1, 10, to === "timescale" ? 40 : 4], 0.05 * height),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
