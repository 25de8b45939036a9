import type { MakeVariant } from "../../../../variant.js";
import { choices, example, otherConventions, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor } from "./check.js";

const conventions = otherConventions({ counts: ["run", "decay"], tells: ["left", "lost", "percent"], asks: ["whole", "decay", "rest"] });

const make: MakeVariant = (seed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const entry = pick(["lineBehind", "zeroAt", "goesOn", "cutFrom"]);
  const convention: Convention = { entry, ...changed };
  const { counts, tells, asks } = changed;
  const [T, w, r] = [
    counts === "run" ? pick(["T", "N"]) : pick(["D", "n"]),
    pick(["w", "up"]),
    { left: "left", lost: "lost", percent: "percent" }[tells],
  ];
  const run = counts === "run" ? T : `${T} + ${w}`;
  const lost = { left: `1 - ${r}`, lost: r, percent: `1 - ${r} / 100` }[tells];
  const answer = { whole: `${w} + decay`, decay: "decay", rest: `${w} + decay - run` }[asks];

  const solution = `/** The line to zero behind a line that is cut. */
export function ${entry}(${T}: number, ${w}: number, ${r}: number) {
  const run = ${run};
  const decay = (run - ${w}) / (${lost});
  return Math.round(${answer});
}
`;

  return {
    statement: [
      `A run is a warmup of \`${w}\` updates and a straight decay${counts === "run" ? `, \`${T}\` updates together` : ` of \`${T}\` updates after it`}. At its end ${
        {
          left: `the part \`${r}\` of the peak is left`,
          lost: `the rate has lost the part \`${r}\` of the peak`,
          percent: `\`${r}\` percent of the peak are left`,
        }[tells]
      }. It is the beginning of a longer run, with the same warmup and the same decay, that goes on to zero.`,
      `Write \`${entry}(${T}, ${w}, ${r})\`: ${
        {
          whole: "how many updates the longer run has in all",
          decay: "how many updates the longer run has after its warmup",
          rest: "how many updates the longer run goes on after the end of the shorter one",
        }[asks]
      }, rounded to a whole number.`,
      example(
        entry,
        [counts === "run" ? 500 : 400, 100, { left: 0.2, lost: 0.8, percent: 20 }[tells]],
        { whole: 600, decay: 500, rest: 100 }[asks],
      ),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
