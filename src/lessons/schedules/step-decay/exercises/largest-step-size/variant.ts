import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ acts: ["on", "after"], leaves: [1, 5, 10] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { acts, leaves } = changed;
  const entry = pick(["stairFor", "longestStair", "stepFor", "evenStairs"]);
  const [T, drops] = [pick(["N", "updates"]), pick(["falls", "n"])];
  const convention: Convention = { entry, ...changed };

  const early = leaves + (acts === "on" ? 0 : 1);
  const solution = renamed(
    edited(printed.solution, {
      "The last of the drops comes at update `drops · stepSize`, which must be at most T − 1":
        "The longest stair with room for what must follow",
      "return Math.floor((T - 1) / drops);": `return Math.max(0, Math.floor((T - ${early}) / drops));`,
    }),
    { largestStepSize: entry, T, drops },
  );
  const args = [100, 3];
  return {
    statement: [
      `A staircase drops every $s$ updates. Updates are counted from 0, and update $s$, like $2s$ and so on, is ${acts === "on" ? "the first with the new rate" : "the last with the old rate"}.`,
      `You want a run of \`${T}\` updates to see at least \`${drops}\` drops and to make ${leaves === 1 ? "at least one update" : `at least ${leaves} updates`} after drop number \`${drops}\`.`,
      `Write \`${entry}(${T}, ${drops})\`: the largest whole $s$ that does it, or 0 where none does.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
