import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ sign: ["a − b", "b − a"], takes: ["lists", "pairs"], gives: ["ends", "margin"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { sign, takes, gives } = changed;
  const entry = pick(["differenceOf", "intervalOf", "meanDifference", "compareRuns"]);
  const names = [
    pick(["average", "middle"]),
    ...(gives === "ends"
      ? pick([
          ["from", "to"],
          ["low", "high"],
        ])
      : [pick(["half", "reach"])]),
  ];
  const convention: Convention = { entry, names, ...changed };
  const [mean, low, high] = names as [string, string, string]; // with a margin there is no third

  const difference = sign === "a − b" ? ["value - b[i]", "a - b"] : ["b[i] - value", "b - a"];
  const answer = (middle: string, from: string, to: string, margin: string): string =>
    `return { ${mean}: ${middle}, ${gives === "ends" ? `${low}: ${from}, ${high}: ${to}` : `${low}: ${margin}`} };`;
  const solution = renamed(
    edited(printed.solution, {
      "The mean of a − b over paired seeds, and its interval": `The mean of ${sign} over paired seeds, with its interval`,
      ...(takes === "lists"
        ? { "value - b[i]": difference[0] as string }
        : {
            "a: number[], b: number[]": "pairs: [number, number][]",
            "a.length": "pairs.length",
            "a.map((value, i) => value - b[i])": `pairs.map(([a, b]) => ${difference[1]})`,
          }),
      "  if (n === 1) return { mean, lo: -Infinity, hi: Infinity };": `  if (n === 1)\n    ${answer("mean", "-Infinity", "Infinity", "Infinity")}`,
      "return { mean, lo: mean - margin, hi: mean + margin };": answer("mean", "mean - margin", "mean + margin", "margin"),
    }),
    { pairedCI: entry },
  );
  const args =
    takes === "lists"
      ? [[3, 5], [2, 1], 12.706]
      : [
          [
            [3, 2],
            [5, 1],
          ],
          12.706,
        ];
  const given =
    takes === "lists" ? "`a` and `b` hold one result per seed, in the same order" : "`pairs` holds the two results `[a, b]` of each seed";
  return {
    statement: [
      `Write \`${entry}(${takes === "lists" ? "a, b" : "pairs"}, t)\`. ${given}; \`t\` is Student's factor for as many seeds.`,
      `Return \`{ ${names.join(", ")} }\`: the mean of \`${sign}\` and ${gives === "ends" ? "the two ends of its interval" : "half the width of its interval"}.`,
      `With a single pair ${gives === "ends" ? "the interval has no ends: `-Infinity` and `Infinity`" : "nothing is known of the width: `Infinity`"}.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
