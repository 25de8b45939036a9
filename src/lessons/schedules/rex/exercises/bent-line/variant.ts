import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const place = pick([0.2, 0.25, 0.75, 0.8]); // never the printed half-way
  const at = pick(["done", "to come"] as const);
  const entry = pick(["bend", "throughPoint", "rexLike", "curved"]);
  const [u, middle] = [at === "done" ? pick(["x", "q"]) : pick(["rest", "r"]), pick(["height", "p"])];
  const convention: Convention = { entry, place, at };

  // (1 - a) / (1 - ba) = m, solved for b
  const left = Number((1 - place).toFixed(2));
  const solution = renamed(
    edited(printed.solution, {
      "From (1 - 1/2) / (1 - b/2) = middle: b = 2 - 1/middle": "A bent line through one point",
      "const b = 2 - 1 / middle;": `const b = (1 - ${left} / middle) / ${place};`,
      "return (1 - u) / (1 - b * u);": at === "done" ? "return (1 - u) / (1 - b * u);" : "return u / (1 - b * (1 - u));",
    }),
    { bentLine: entry, u, middle },
  );
  const args = [0.5, 0.6];
  return {
    statement: [
      `REX is a line bent through one point. Write the whole family: where the part $x$ of the run is done, the part $(1 - x)/(1 - bx)$ of the rate is left,`,
      `with the $b$ that makes it equal to \`${middle}\` at $x = ${place}$. \`${middle}\` lies between 0 and 1.`,
      `\`${entry}(${u}, ${middle})\` gives the part that is left where ${at === "done" ? `the part \`${u}\` of the run is done` : `the part \`${u}\` of the run is still to come`}.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
