import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ power: [-0.5, -0.25, -1], first: [0, 1] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { power, first } = changed;
  const entry = pick(["knob", "kOf", "scale", "kSeen"]);
  const [rate, d, w] = [pick(["lr", "seen"]), pick(["dim", "size"]), pick(["warm", "up"])];
  const convention: Convention = { entry, ...changed };

  const solution = renamed(
    edited(printed.solution, {
      "Divides by the rate that a factor of 1 has there": "The factor in the formula",
      "const step = t + 1;": first === 0 ? "const step = t + 1;" : "const step = t;",
      "return (rate * Math.sqrt(d)) / Math.min(step ** -0.5, step * w ** -1.5);": [
        "const one = Math.min(step ** -0.5, step * w ** -1.5);",
        `  return ${power === -0.5 ? "(rate * Math.sqrt(d)) / one" : power === -1 ? "(rate * d) / one" : `(rate * d ** ${-power}) / one`};`,
      ].join("\n"),
    }),
    { factorFor: entry, rate, d, w },
  );
  const args = [0.001, 2000, 256, 4000];
  return {
    statement: [
      `Noam's rate at step $s = 1, 2, 3, \\dots$ is $k\\,d^{${power}}\\min(s^{-0.5},\\ s\\,w^{-1.5})$ here, for a model of size $d$ and a warmup of $w$ updates.`,
      `A log shows the rate of update \`t\`, counted from ${first}: the first one is step 1. Write \`${entry}(${rate}, t, ${d}, ${w})\`: the factor $k$ behind it. Any update may be asked for, before or after the peak.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
