import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({
  acts: ["on", "after"],
  repeats: ["twice", "once"],
  drop: ["factor", "divisor", "share"],
});

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const entry = pick(["staircase", "droppedLr", "rateOnStairs", "lrAfterDrops"]);
  const keys = [pick(["drops", "dropsAt", "borders"]), pick(["step", "down", "change"]), pick(["first", "initial", "startLr"])] as const;
  const convention: Convention = { entry, keys, ...pick(conventions) };
  const { acts, repeats, drop } = convention;
  const [milestones, gamma, lr0] = keys;

  const does = {
    factor: `multiplies it by \`${gamma}\``,
    divisor: `divides it by \`${gamma}\`, a number above 1`,
    share: `takes the share \`${gamma}\` off it: 0.9 leaves a tenth`,
  }[drop];
  const edge =
    acts === "on"
      ? "the update with that number is the first with the new rate"
      : "the update with that number is the last with the old rate";
  const args = [31, { [milestones]: [40, 31, 12, 12], [gamma]: drop === "divisor" ? 2 : 0.25, [lr0]: 0.8 }];
  const list = repeats === "twice" ? "milestones" : "[...new Set(milestones)]";
  const solution = renamed(
    edited(printed.solution, {
      ": lr0, times gamma at each milestone": ", and each milestone lowers it",
      "milestones.filter((milestone) => milestone <= t)": `${list}.filter((m) => m ${acts === "on" ? "<=" : "<"} t)`,
      "lr0 * gamma": { factor: "lr0 * gamma", divisor: "lr0 / gamma", share: "lr0 * (1 - gamma)" }[drop],
    }),
    { multistep: entry, milestones, gamma, lr0 },
  );
  return {
    statement: [
      `Write \`${entry}(t, { ${keys.join(", ")} })\`: the rate of update \`t\`, counted from 0.`,
      `It starts at \`${lr0}\`, and each milestone in \`${milestones}\` ${does}; ${edge}.`,
      `The list may be in any order, and a milestone that is given twice counts ${repeats}.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
