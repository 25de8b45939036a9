import type { MakeVariant } from "../../../../variant.js";
import { choices, example, otherConventions, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({
  better: ["lower", "higher"],
  counts: ["let pass", "cut"],
  equal: ["bad", "good"],
  tells: ["seen", "place"],
});

const make: MakeVariant = (seed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const entry = pick(["cutAfter", "whenCut", "patienceEnds", "lostPatience"]);
  const convention: Convention = { entry, ...changed };
  const { better, counts, equal, tells } = changed;
  const [seen, limit] = [pick(["values", "history"]), counts === "let pass" ? pick(["allowed", "spare"]) : pick(["limit", "enough"])];
  const beats = `${better === "lower" ? "<" : ">"}${equal === "bad" ? "" : "="}`;

  const solution = `/** When the rate is cut for the first time. */
export function ${entry}(${seen}: number[], ${limit}: number) {
  let best = Number.${better === "lower" ? "POSITIVE" : "NEGATIVE"}_INFINITY;
  let bad = 0;
  for (const [i, value] of ${seen}.entries()) {
    if (value ${beats} best) {
      best = value;
      bad = 0;
    } else if (++bad ${counts === "let pass" ? ">" : "==="} ${limit}) return ${tells === "seen" ? "i + 1" : "i"};
  }
  return ${tells === "seen" ? "0" : "-1"};
}
`;
  const args = [better === "lower" ? [5, 4, 4, 6, 7, 6, 8] : [5, 6, 6, 4, 3, 4, 2], 2];
  return {
    statement: [
      `\`${seen}\` lists a metric, one value after each epoch, of which ${better} is better. A value is bad where it is ${
        equal === "bad" ? "not better than the best one before it" : "worse than the best one before it; one as good as the best is good"
      }. The first is never bad.`,
      counts === "let pass"
        ? `\`${limit}\` bad values in a row are let pass, and the next bad one cuts the rate.`
        : `Bad value number \`${limit}\` in a row cuts the rate.`,
      `Write \`${entry}(${seen}, ${limit})\`: ${
        tells === "seen"
          ? "how many values have been seen at the first cut, the cutting one included, or 0 where there is none"
          : "the place in the list, counted from 0, of the value that makes the first cut, or −1 where there is none"
      }.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
