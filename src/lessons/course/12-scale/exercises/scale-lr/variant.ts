import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ power: [1, 0.5, 0.75], to: ["size", "times"], gives: ["rate", "ratio"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { power, to, gives } = changed;
  const entry = pick(["otherBatch", "rescaled", "forBatch", "adapted"]);
  const rules = pick([
    ["same", "root", "bent"],
    ["straight", "root", "levelling"],
    ["proportional", "slow", "limited"],
  ] as const);
  const convention: Convention = { entry, rules, ...changed };
  const [linear, sqrt, saturating] = rules;
  const [size, rate] = [to === "size", gives === "rate"];

  const bent = power === 1 ? "(1 + critical / from)) / (1 + critical / to)" : `((1 + critical / from) / (1 + critical / to)) ** ${power}`;
  const solution = renamed(
    edited(printed.solution, {
      "The rate to try at batch size `to`, tuned at batch size `from`": rate
        ? "The rate to try with batches of another size"
        : "The new rate in old rates",
      "  to: number, // examples behind an update, now": size
        ? "  to: number, // examples behind an update, now"
        : "  times: number, // how many times as many now",
      'if (rule === "linear") return (lr * to) / from;': `${size ? "" : "const to = from * times;\n  "}if (rule === "${linear}") return ${rate ? "(lr * to)" : "to"} / from;`,
      'if (rule === "sqrt") return lr * Math.sqrt(to / from);': `if (rule === "${sqrt}") return ${rate ? "lr * " : ""}Math.sqrt(to / from);`,
      "return (lr * (1 + critical / from)) / (1 + critical / to);":
        power === 1 ? `return ${rate ? "(lr * " : "("}${bent};` : `return ${rate ? "lr * " : ""}${bent};`,
      '"linear" |': `"${linear}" |`,
      '| "sqrt" |': `| "${sqrt}" |`,
      '| "saturating";': `| "${saturating}";`,
      'for "saturating"': `for "${saturating}"`,
    }),
    { scaledLr: entry },
  );
  const args = [0.1, 100, size ? 400 : 4, saturating, 300];
  return {
    statement: [
      `Write \`${entry}(lr, from, ${size ? "to" : "times"}, rule, critical)\`. \`lr\` was tuned at the batch size \`from\`; now the batch size is ${size ? "`to`" : "`times * from`"}.`,
      rate ? "Return the rate to try." : "Return the rate to try divided by `lr`.",
      `The rule is \`"${linear}"\`, where the rate is proportional to the batch size, \`"${sqrt}"\`, where it is proportional to its square root, or \`"${saturating}"\`,`,
      `where it is proportional to ${power === 1 ? "`1 / (1 + critical / B)`" : `\`1 / (1 + critical / B)\` to the power ${power}`} at the batch size \`B\`. The first two don't look at \`critical\`.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
