import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ good: ["high", "low"], touching: ["within", "beyond"], takes: ["ends", "list"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { good, touching, takes } = changed;
  const entry = pick(["conclusion", "finding", "whatToSay", "judgeOf"]);
  const words = pick([
    ["win", "loss", "tie", "open"],
    ["take it", "leave it", "no matter", "unclear"],
    ["ahead", "behind", "level", "unknown"],
  ] as const);
  const smallest = pick(["worthwhile", "least", "matters"]);
  const convention: Convention = { entry, words, ...changed };
  const [better, worse, equal, open] = words;

  const [above, below] = good === "high" ? [better, worse] : [worse, better];
  const [lo, hi] = takes === "ends" ? ["ci.lo", "ci.hi"] : ["ci[0]", "ci[1]"];
  const within = touching === "within";
  const solution = renamed(
    edited(printed.solution, {
      "type Ends = { lo: number; hi: number };": `type Ends = ${takes === "ends" ? "{ lo: number; hi: number }" : "[lo: number, hi: number]"};`,
      "interval of accuracies, a − b,": "interval of a difference",
      "lets one say of a": "lets one say",
      'ci.lo > smallestWorthwhile) return "better"': `${lo} ${within ? ">" : ">="} smallestWorthwhile) return "${above}"`,
      'ci.hi < -smallestWorthwhile) return "worse"': `${hi} ${within ? "<" : "<="} -smallestWorthwhile) return "${below}"`,
      "ci.lo >= -smallestWorthwhile && ci.hi <= smallestWorthwhile": within
        ? `${lo} >= -smallestWorthwhile && ${hi} <= smallestWorthwhile`
        : `${lo} > -smallestWorthwhile && ${hi} < smallestWorthwhile`,
      '"equal" : "cannot tell"': `"${equal}" : "${open}"`,
    }),
    { verdictOf: entry, smallestWorthwhile: smallest },
  );
  const args = [takes === "ends" ? { lo: 0.5, hi: 1.5 } : [0.5, 1.5], 0.5];
  return {
    statement: [
      `Write \`${entry}(ci, ${smallest})\`. \`ci\` is \`${takes === "ends" ? "{ lo, hi }" : "[lo, hi]"}\`, the interval of a difference`,
      `in ${good === "high" ? "accuracy" : "loss, of which less is better"}, candidate minus baseline; \`${smallest}\` is the smallest difference worth having, either way.`,
      `Return \`"${better}"\` where all of the interval says that the candidate is better by more than that, \`"${worse}"\` where all of it says worse,`,
      `\`"${equal}"\` where all of it is smaller than what is worth having, and \`"${open}"\` otherwise.`,
      `An end that touches the smallest difference ${within ? "does not lie" : "lies"} beyond it.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
