import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ at: ["done", "to come"], shows: ["rate", "part"], gives: ["power", "inverse"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { at, shows, gives } = changed;
  const entry = pick(["bendOf", "pOf", "readP", "steep"]);
  const names = [
    at === "done" ? pick(["q", "x"]) : pick(["r", "v"]),
    shows === "rate" ? "lr" : "part",
    pick(["peak", "top"]),
    pick(["low", "last"]),
  ] as const;
  const convention: Convention = { entry, ...changed };
  const [u, lr, first, end] = names;

  const rate = shows === "rate" ? "lr" : "lr * first";
  const logs = ["Math.log(left)", `Math.log(${at === "done" ? "1 - u" : "u"})`];
  const solution = renamed(
    edited(printed.solution, {
      "What is left of the fall is what is left of the time, to the power p: two logarithms give p":
        "The power of a decay, from one line of its log",
      "return Math.log((lr - end) / (first - end)) / Math.log(1 - u);": `const left = (${rate} - end) / (first - end);\n  return ${(gives === "power" ? logs : logs.reverse()).join(" / ")};`,
    }),
    { powerOf: entry, u, lr, first, end },
  );
  const args = [0.4, shows === "rate" ? 0.028 : 0.28, 0.1, 0.01];
  return {
    statement: [
      `A log has lost its configuration but for the two ends: a decay goes from the rate \`${first}\` to the rate \`${end}\`, and what is left of its fall is what is left of the time, to some power.`,
      `Where the part \`${u}\` of the run is ${at === "done" ? "done" : "still to come"}, ${shows === "rate" ? "the rate is `lr`" : `the rate is \`part\` times \`${first}\``}.`,
      `Write \`${entry}(${names.join(", ")})\`: ${gives === "power" ? "the power of the decay" : "1 over the power of the decay"}.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
