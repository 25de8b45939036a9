import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ rise: ["one", "none"], cools: ["updates", "share"], after: ["hold", "zero"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { rise, cools, after } = changed;
  const entry = pick(["upHoldDown", "trunk", "trapezoid", "threeParts"]);
  const names = [pick(["N", "all"]), pick(["up", "warm"]), pick(["down", "tail"]), pick(["marks", "levels"])] as const;
  const convention: Convention = { entry, names, ...changed };
  const [T, w, cool, factors] = names;
  const [one, updates, hold] = [rise === "one", cools === "updates", after === "hold"];

  const solution = renamed(
    edited(printed.solution, {
      "length of the cooldown": updates ? "length of the cooldown" : "share of the cooldown",
      "return (t + 1) / w;": one ? "return (t + 1) / w;" : "return t / w;",
      "const fork = T - cool;": updates ? "const fork = T - cool;" : "const length = Math.round(cool * T);\n  const fork = T - length;",
      "if (t < fork) return 1;": hold ? "if (t < fork) return 1;" : "if (t < fork) return 1;\n  if (t >= T) return 0;",
      "(t - fork) / cool": updates ? "(t - fork) / cool" : "(t - fork) / length",
    }),
    { wsd: entry, T, w, cool, factors },
  );
  const args = [90, 100, 10, updates ? 20 : 0.2, [1, 0.6, 0.1]];
  return {
    statement: [
      `Write \`${entry}(t, ${names.join(", ")})\`: the part of the peak that update \`t\` has, counted from 0, in a run of \`${T}\` updates.`,
      one
        ? `It rises over \`${w}\` updates, so that update 0 has \`1 / ${w}\` and update \`${w} - 1\` has 1;`
        : `It rises over \`${w}\` updates, so that update 0 has 0, update 1 has \`1 / ${w}\` and update \`${w}\` has 1;`,
      `\`${w} = 0\` means no warmup. It holds 1 until the cooldown begins,`,
      updates
        ? `\`${cool}\` updates before the end.`
        : `which takes the share \`${cool}\` of the run, rounded to whole updates; its first update is the one that has the rest of the run before it.`,
      `Then it follows \`${factors}\`, a list of at least two numbers, the first of which is 1: evenly spaced over the cooldown, the last one at \`${T}\`, with straight lines between them.`,
      hold ? `From \`${T}\` on it holds the last one.` : `From \`${T}\` on it is 0, whatever the last one is.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
