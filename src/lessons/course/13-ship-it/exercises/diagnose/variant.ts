import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor, type Story, stories } from "./check.js";

const conventions = otherConventions({ calls: [2, 3], resumes: ["from zero", "an epoch early"], late: ["zero", "twice"] });
/** What the stories are called, in their order. */
const vocabularies = [
  ["as planned", "steps too often", "counts epochs", "counts batches", "goes back", "wrong optimizer", "one late"],
  ["ok", "fast", "slow", "micro", "back", "other", "late"],
  ["A", "B", "C", "D", "E", "F", "G"],
];

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const vocabulary = pick(vocabularies);
  const words = Object.fromEntries(Object.keys(stories).map((story, i) => [story, vocabulary[i]])) as Record<Story, string>;
  const keys = [pick(["lrs", "etas"]), pick(["perEpoch", "epoch"]), pick(["gather", "parts"]), pick(["stoppedAt", "stop"])] as const;
  const convention: Convention = { ...pick(conventions), entry: pick(["nameBug", "explain", "whatHappened"]), words, keys };
  const { entry, calls, resumes, late } = convention;
  const [rates, stepsPerEpoch, accumulate, resumedAt] = keys;

  const solution = renamed(
    edited(printed.solution, {
      "healthy: planned": `"${words.healthy}": planned`,
      '["healthy"': `["${words.healthy}"`,
      '"double-stepping": (t) => planned(2 * t)': `"${words["double-stepping"]}": (t) => planned(${calls} * t)`,
      '"wrong-unit"': `"${words["wrong-unit"]}"`,
      "accumulation:": `"${words.accumulation}":`,
      '"resume-from-zero"': `"${words["resume-from-zero"]}"`,
      "t : t - resumedAt": resumes === "from zero" ? "t : t - resumedAt" : "t : t - stepsPerEpoch",
      '"other-optimizer"': `"${words["other-optimizer"]}"`,
      '"zero-first-step": (t) => (t === 0 ? 0 : planned(t - 1))': `"${words["zero-first-step"]}": (t) => ${
        late === "zero" ? "(t === 0 ? 0 : planned(t - 1))" : "planned(Math.max(0, t - 1))"
      }`,
      "trace.map((lr, t) => Math.abs(lr - rate(t)) / Math.max(rate(t), 1e-3 * peak));":
        "trace.map((lr, t) => {\n      const right = rate(t);\n      return Math.abs(lr - right) / Math.max(right, 1e-3 * peak);\n    });",
    }),
    { diagnose: entry, rates, stepsPerEpoch, accumulate, resumedAt },
  );
  const plan = [8, 7, 6, 5, 4, 3, 2, 1];
  const args = [plan.map((_, t) => plan[Math.min(calls * t, 7)]), { [rates]: plan, [stepsPerEpoch]: 2, [accumulate]: 4, [resumedAt]: 3 }];
  return {
    statement: `Write \`${entry}(trace, plan)\`. \`trace\` is the logged rate of each update, rounded to four digits. \`plan\` holds \`${rates}\`, one planned rate for each update, \`${stepsPerEpoch}\`, the updates of an epoch, \`${accumulate}\`, the micro-batches of an update, and \`${resumedAt}\`, the update after which the run was stopped once; most runs went on as they should. Return what happened, updates counted from 0:

- \`"${words.healthy}"\`: every update has its planned rate.
- \`"${words["double-stepping"]}"\`: ${calls} steps of the plan for each update. After its end the last rate holds.
- \`"${words["wrong-unit"]}"\`: one step of the plan for each epoch.
- \`"${words.accumulation}"\`: one step of the plan for every \`${accumulate}\` updates.
- \`"${words["resume-from-zero"]}"\`: from update \`${resumedAt}\` on, the plan goes on ${resumes === "from zero" ? "from its step 0" : `\`${stepsPerEpoch}\` steps before where it should be`}.
- \`"${words["other-optimizer"]}"\`: the first rate, for ever.
- \`"${words["zero-first-step"]}"\`: every update but the first has the rate planned for the one before it, and the first has ${late === "zero" ? "the rate 0" : "the first rate"}.

${example(entry, args, expectedFor(convention)(...args))}`,
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
