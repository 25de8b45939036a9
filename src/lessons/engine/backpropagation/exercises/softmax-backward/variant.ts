import type { MakeVariant } from "../../../../variant.js";
import { choices, example, otherConventions, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ base: ["e", 2, 10], favours: ["large", "small"], leads: ["x", "dp"] });

const make: MakeVariant = (seed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const entry = pick(["backOf", "sharesBack", "pBackward", "pullBack"]);
  const convention: Convention = { entry, ...changed };
  const { base, favours, leads } = changed;
  const [x, dp] = [pick(["x", "z", "scores"]), pick(["dp", "g", "up"])];
  const sign = favours === "large" ? "" : "-";
  const power = base === "e" ? `Math.exp(${sign}one)` : `${base} ** ${sign === "" ? "one" : "-one"}`;
  const slope = sign + (base === "e" ? "" : `Math.log(${base}) * `);
  const names = leads === "x" ? [x, dp] : [dp, x];

  const solution = `/** The shares of some numbers. */
function shares(${x}: number[]) {
  const powers = ${x}.map((one) => ${power});
  const sum = powers.reduce((total, one) => total + one, 0);
  return powers.map((one) => one / sum);
}

/** dL/d${x}, given dL/dp. */
export function ${entry}(${names.map((name) => `${name}: number[]`).join(", ")}) {
  const p = shares(${x});
  const mean = p.reduce((sum, pj, j) => sum + pj * ${dp}[j], 0);
  return p.map((pj, j) => ${slope}pj * (${dp}[j] - mean));
}
`;
  const numbers = [
    [0, 1, 2],
    [1, 0, 0],
  ];
  const args = leads === "x" ? numbers : [...numbers].reverse();
  return {
    statement: [
      `Shares \`p\` of 1 are made from numbers \`${x}\`: each is ${base === "e" ? "$e$" : base} to the power of ${sign === "" ? "its number" : "minus its number"}, divided by the sum of these powers.`,
      `A loss depends on the shares, and \`${dp}\` lists its derivatives by each of them. Write \`${entry}(${names.join(", ")})\`: the list of its derivatives by each of \`${x}\`. The function \`shares\` is given.`,
      example(
        entry,
        args,
        expectedFor(convention)(...args).map((one) => Number(one.toFixed(6))),
      ),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
