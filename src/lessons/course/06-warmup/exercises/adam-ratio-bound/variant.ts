import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ first: [1, 0], corrected: [true, false], gives: ["bound", "square"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { first, corrected, gives } = changed;
  const convention: Convention = { entry: pick(["longestStep", "stepBound", "worstRatio", "adamReach"]), ...changed };
  const { entry } = convention;
  const [b1, b2] = pick([
    ["beta1", "beta2"],
    ["p", "q"],
    ["keepM", "keepV"],
  ] as const);
  const seen = first === 1 ? "t" : "(t + 1)";

  const solution = renamed(
    edited(printed.solution, {
      "The longest update t can be, in rates; t counts from 1": `What bounds update t, in rates; t counts from ${first}`,
      "(t: number, b1: number, b2: number): number {": "(\n  t: number,\n  b1: number,\n  b2: number,\n): number {",
      "age < t": first === 1 ? "age < t" : "age <= t",
      "((1 - b1) * b1 ** age) / (1 - b1 ** t)": corrected ? `((1 - b1) * b1 ** age) / (1 - b1 ** ${seen})` : "(1 - b1) * b1 ** age",
      "((1 - b2) * b2 ** age) / (1 - b2 ** t)": corrected ? `((1 - b2) * b2 ** age) / (1 - b2 ** ${seen})` : "(1 - b2) * b2 ** age",
      "return Math.sqrt(sum);": gives === "bound" ? "return Math.sqrt(sum);" : "return sum;",
    }),
    { adamRatioBound: entry, b1, b2 },
  );
  const [m, v] = corrected ? ["\\hat m_t", "\\hat v_t"] : ["m_t", "v_t"];
  const ratio = gives === "bound" ? `|${m}|/\\sqrt{${v}}` : `${m}^2/${v}`;
  const args = [2, 0.5, 0.75];
  return {
    statement: [
      `Write \`${entry}(t, ${b1}, ${b2})\`: the largest that $${ratio}$ can be at update \`t\`, counted from ${first}, over all gradients there could have been.`,
      `\`${b1}\` and \`${b2}\` are Adam's $\\beta_1$ and $\\beta_2$, ε counts as 0,`,
      corrected
        ? "and both averages are corrected, as in the lesson."
        : "and neither average is corrected: both begin at 0 and are taken as they are.",
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
