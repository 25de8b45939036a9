import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ waits: ["passed", "reached"], threshold: ["relative", "absolute"], gives: ["after", "before"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { waits, threshold, gives } = changed;
  const entry = pick(["cutWhenStuck", "onPlateau", "ratesOf", "watched"]);
  const keys = [pick(["wait", "limit"]), pick(["rest", "pause"]), pick(["floor", "lowest"])] as const;
  const convention: Convention = { entry, keys, ...changed };
  const [patience, cooldown, minLr] = keys;
  const [passed, relative, after] = [waits === "passed", threshold === "relative", gives === "after"];

  const above = relative ? "metric > best * (1 + threshold) || best === -Infinity" : "metric > best + threshold";
  const solution = renamed(
    edited(printed.solution, {
      "The rate that holds after each metric": after
        ? "The rate that holds after each metric"
        : "The rate that held when each metric was measured",
      "(metric) => {\n": after ? "(metric) => {\n" : "(metric) => {\n    const before = lr;\n",
      "rising ? metric > best * (1 + threshold) || best === -Infinity : metric < best * (1 - threshold);": `rising\n      ? ${above}\n      : metric < best ${relative ? "* (1 - threshold)" : "- threshold"};`,
      "bad > patience": passed ? "bad > patience" : "bad >= patience",
      "return lr;": after ? "return lr;" : "return before;",
    }),
    { plateau: entry, patience, cooldown, minLr },
  );
  const args = [
    [1, 0.6, 0.45, 0.45, 0.45, 0.45],
    { lr: 0.8, factor: 0.5, [patience]: 2, threshold: 0.2, [cooldown]: 0, [minLr]: 0, mode: "min" },
  ];
  return {
    statement: [
      `Write \`${entry}(metrics, settings)\`. It watches a metric and cuts the rate where it is stuck. It returns the rate that ${after ? "holds **after** each metric" : "held **before** each metric was seen, so the first one is `lr`"}.`,
      `\`settings\` has \`lr\`, \`factor\`, \`${patience}\`, \`threshold\`, \`${cooldown}\`, \`${minLr}\` and \`mode\`, \`"min"\` or \`"max"\`.`,
      `A metric is better where it is ${relative ? "lower than `best * (1 - threshold)`" : "lower than `best - threshold`"}, or higher than ${relative ? "`best * (1 + threshold)`" : "`best + threshold`"} in the mode \`"max"\`; the first one always is. A metric may be \`NaN\`, which is never better.`,
      passed
        ? `\`${patience}\` metrics in a row that are no better are let pass; the next one that is no better cuts the rate.`
        : `The rate is cut by the metric that is number \`${patience}\` in a row to be no better.`,
      `A cut multiplies the rate by \`factor\`, but never goes below \`${minLr}\`, and the count begins again. During the \`${cooldown}\` metrics after a cut nothing is counted, but a new best is still noticed.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
