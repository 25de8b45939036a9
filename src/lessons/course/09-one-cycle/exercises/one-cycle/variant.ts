import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const first = pick([0, 1] as const);
  const shape = pick(["cosine", "line"] as const);
  const rise = pick([0.2, 0.25, 0.4]); // never as printed, like the numbers below
  const divisors = pick([
    [10, 1000],
    [20, 20000],
    [50, 5000],
    [40, 80000],
  ] as const);
  const momenta = pick([
    [0.9, 0.8],
    [0.99, 0.9],
    [0.95, 0.8],
  ] as const);
  const entry = pick(["upAndDown", "onePeak", "cycleAt", "twoPhases"]);
  const convention: Convention = { entry, first, rise, divisors, momenta, shape };
  const [[start, end], [ends, least]] = [divisors, momenta];

  const solution = renamed(
    edited(printed.solution, {
      "u is the part of the way that is done": "u is the part done",
      "0.3 * (T - 1)": `${rise} * (T - 1)`,
      "if (t <= top)": first === 0 ? "if (t <= top)" : "const done = t - 1;\n  if (done <= top)",
      "t / top;": first === 0 ? "t / top;" : "done / top;",
      "(t - top)": first === 0 ? "(t - top)" : "(done - top)",
      "half(peak / 25, peak, u), half(0.95, 0.85, u)": `half(peak / ${start}, peak, u), half(${ends}, ${least}, u)`,
      "half(peak, peak / 250000, u), half(0.85, 0.95, u)": `half(peak, peak / ${end}, u), half(${least}, ${ends}, u)`,
      ...(shape === "line"
        ? {
            "Half a cosine from a to b": "Straight from a to b",
            "return b + ((a - b) * (1 + Math.cos(Math.PI * u))) / 2;": "return a + (b - a) * u;",
          }
        : {}),
    }),
    { oneCycleAt: entry, ...(shape === "line" ? { half: "line" } : {}) },
  );
  const args = [12 + first, 21, 0.4];
  return {
    statement: [
      `Write \`${entry}(t, T, peak)\` in two phases. Return \`[rate, momentum]\` for update \`t\` of \`T\`; the first update is number ${first} and the last number \`${first === 0 ? "T - 1" : "T"}\`.`,
      `\`Math.round(${rise} * (T - 1))\` updates lie before the one that has all of the peak.`,
      `The rate goes along ${shape === "cosine" ? "half cosines" : "straight lines"} from \`peak / ${start}\` to \`peak\` to \`peak / ${end}\` at the last update; the momentum goes along the same from ${ends} to ${least} and back.`,
      example(entry, args, [...expectedFor(convention)(...args)]),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
