import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

/** A divisor for how many times as low the rate is: two changes that undo each other. */
const asPrinted = ({ end, length, gives }: (typeof others)[number]): boolean =>
  end === "times" && length === "updates" && gives === "divisor";
const others = otherConventions({ end: ["ratio", "percent", "times"], length: ["updates", "rates"], gives: ["factor", "divisor"] });
const conventions = others.filter((convention) => !asPrinted(convention));

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { end, length, gives } = changed;
  const entry = pick(["perUpdate", "decayFor", "stepFactor", "eachTime"]);
  const names = [
    pick({ ratio: ["part", "share"], percent: ["percent", "percentage"], times: ["times", "fold"] }[end]),
    pick(["n", "k", "N"]),
  ] as const;
  const convention: Convention = { entry, names, ...changed };
  const [given, T] = names;

  const base = { ratio: "endRatio", percent: "(endRatio / 100)", times: "endRatio" }[end];
  const up = (end === "times") === (gives === "divisor");
  const solution = renamed(
    edited(printed.solution, {
      "The factor per update that leaves endRatio after T updates": `What each update ${gives === "factor" ? "multiplies" : "divides"} the rate by`,
      "endRatio ** (1 / T)": `${base} ** (${up ? "" : "-"}1 / ${length === "updates" ? "T" : "(T - 1)"})`,
    }),
    { gammaFor: entry, endRatio: given, T },
  );
  const over =
    length === "updates" ? `after \`${T}\` updates` : `at the last of \`${T}\` updates, two or more, the first of which has the full rate,`;
  const wanted = {
    ratio: `the rate is \`${given}\` times what it was: 0.05 means a twentieth`,
    percent: `\`${given}\` percent of the rate are left`,
    times: `the rate is \`${given}\` times as low: 20 means a twentieth`,
  }[end];
  const args = [{ ratio: 0.25, percent: 25, times: 4 }[end], 3];
  return {
    statement: [
      `An exponential decay ${gives === "factor" ? "multiplies" : "divides"} the rate by one and the same number at each update.`,
      `Write \`${entry}(${names.join(", ")})\`: it returns that number, such that ${over} ${wanted}.`,
      "The round trip must close to 12 digits.",
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
