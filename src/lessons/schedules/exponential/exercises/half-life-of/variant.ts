import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const part = pick([0.1, 0.2, 0.25, 0.9]); // never the printed half
  const takes = pick(["numbers", "pairs"] as const);
  const entry = pick(["timeToFall", "updatesFor", "fallTime", "readBehind"]);
  const [a, b] = pick([
    ["first", "second"],
    ["one", "other"],
  ] as const);
  const convention: Convention = { entry, part, takes };

  const solution = renamed(
    edited(printed.solution, {
      "log2(r1 / r2) halvings lie between the two readings": "How long the rate takes to fall that far",
      "t1: number, r1: number, t2: number, r2: number) {":
        takes === "numbers"
          ? "t1: number, r1: number, t2: number, r2: number) {"
          : `${a}: number[], ${b}: number[]) {\n  const [[t1, r1], [t2, r2]] = [${a}, ${b}];`,
      "return (t2 - t1) / Math.log2(r1 / r2);": `return ((t2 - t1) * Math.log(${part})) / Math.log(r2 / r1);`,
    }),
    { halfLifeOf: entry },
  );
  const [one, two] = [
    [10, 0.2],
    [70, 0.05],
  ] as const;
  const args = takes === "numbers" ? [...one, ...two] : [[...one], [...two]];
  return {
    statement: [
      "A rate falls by the same factor at every update, and a log shows it at two of them.",
      takes === "numbers"
        ? `Write \`${entry}(t1, r1, t2, r2)\`, where the rate is \`r1\` at update \`t1\` and \`r2\` at update \`t2\`:`
        : `Write \`${entry}(${a}, ${b})\`, where each of the two is a pair, the update and its rate:`,
      `after how many updates ${part} of the rate is left, whichever one begins with.`,
      "The two lines may come in either order, and the answer need not be whole. A rate that stands still never falls: `Infinity`.",
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
