import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ grows: ["times", "plus"], gives: ["updates", "cycles", "rest"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { grows, gives } = changed;
  const entry = pick(["wholeCycles", "spend", "stopAt", "fitCycles"]);
  const names = [pick(["paid", "all"]), pick(["first", "p"]), grows === "times" ? pick(["times", "m"]) : pick(["more", "extra"])] as const;
  const convention: Convention = { entry, ...changed };
  const [budget, c, g] = names;

  const step = grows === "times" ? "length *= g" : "length += g";
  const solution = renamed(
    edited(printed.solution, {
      "Adds up cycles of c, c g, c g² … updates for as long as they fit; a sum of whole numbers cannot miss one":
        "Adds up cycles for as long as they fit",
      "g: number): number {": "g: number) {",
      "  for (let length = c; end + length <= budget; length *= g) end += length;": [
        ...(gives === "cycles" ? ["  let cycles = 0;"] : []),
        `  for (let length = c; end + length <= budget; ${step}) {`,
        "    end += length;",
        ...(gives === "cycles" ? ["    cycles += 1;"] : []),
        "  }",
      ].join("\n"),
      "return end;": { updates: "return end;", cycles: "return cycles;", rest: "return budget - end;" }[gives],
    }),
    { lastCycleEnd: entry, budget, c, g },
  );
  const args = [100, 10, 3];
  const what = {
    updates: "the largest number of updates, within that, at which a cycle ends. Where not even one fits, 0.",
    cycles: "how many whole cycles fit.",
    rest: "how many updates are left over after the last whole cycle that fits. Where not even one fits, all of them.",
  }[gives];
  return {
    statement: [
      `You can pay for \`${budget}\` updates of a run with restarts. The first cycle has \`${c}\` updates and each later one`,
      grows === "times" ? `\`${g}\` times as many as the one before it;` : `\`${g}\` more than the one before it;`,
      `\`${g}\` is a whole number from 1. Write \`${entry}(${names.join(", ")})\`: ${what}`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
