import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const noise = pick(["relative", "absolute"] as const);
  const waits = pick(["passed", "reached"] as const);
  const level = pick([
    [1.645, 90],
    [2.326, 98],
    [2.576, 99],
  ] as const); // never the printed one
  const entry = pick(["cutByNoise", "shareOfCuts", "falseAlarms", "misjudged"]);
  const keys = [pick(["drop", "slope"]), pick(["sigma", "jitter"]), pick(["wait", "limit"])] as const;
  const convention: Convention = { entry, keys, noise, waits, level };
  const [fall, sigma, patience] = keys;
  const passed = waits === "passed";

  const metric = noise === "relative" ? "(1 - fall) ** i * (1 + noise * z)" : "(1 - fall) ** i + noise * z";
  const solution = renamed(
    edited(printed.solution, {
      "(1 - fall) ** i * (1 + noise * z)": metric,
      "bad > patience": passed ? "bad > patience" : "bad >= patience",
      "const margin = 1.96 * Math.sqrt((share * (1 - share)) / runs.length);": "const variance = (share * (1 - share)) / runs.length;",
      "return [share, margin];": `return [share, ${level[0]} * Math.sqrt(variance)];`,
    }),
    { falseCutShare: entry, fall, noise: sigma, patience },
  );
  const args = [
    [
      [0, 1, 1.5, 1],
      [0, -1, 1, -2],
      [0, 0, 0, 0],
      [1, 2, -1, 0],
    ],
    { [fall]: 0.01, [sigma]: 0.1, [patience]: 2, threshold: 0.0001 },
  ];
  return {
    statement: [
      `Write \`${entry}(runs, setup)\`. \`runs\` holds a list of standard normal draws for each run, so everybody simulates the same noise; \`setup\` is \`{ ${keys.join(", ")}, threshold }\`.`,
      `Observation \`i\` of a run, counted from 0, shows \`${renamed(metric, { fall, noise: sigma })}\`. It is better where it is lower than \`best * (1 - threshold)\`; the first always is.`,
      passed
        ? `\`${patience}\` values in a row that are no better are let pass; the next one that is no better cuts the rate.`
        : `The value that is number \`${patience}\` in a row to be no better cuts the rate.`,
      `Return \`[share, margin]\`: the share of runs that are cut at least once, and the margin of its ${level[1]} % interval, $${level[0]}$ standard errors.`,
      example(entry, args, [...expectedFor(convention)(...args)]),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
