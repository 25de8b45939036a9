import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ first: [0, 1], floor: [0, 0.1, 0.2, 0.25], whole: [1, 100] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { first, floor, whole } = changed;
  const entry = pick(["rise", "peakPart", "rampUp", "warm"]);
  const modes = pick([
    ["late", "early"],
    ["from none", "from one"],
    ["zero", "one"],
  ] as const);
  const convention: Convention = { entry, modes, ...changed };

  const part = whole === 1 ? "part" : "percentage";
  const line = floor === 0 ? "Math.min(1, done / w)" : `${floor} + ${1 - floor} * Math.min(1, done / w)`;
  const solution = renamed(
    edited(printed.solution, {
      "The part of the peak that update t has; t counts from 0": `The ${part} of the peak that update t has; t counts from ${first}`,
      "return 1;": `return ${whole};`,
      'mode === "(t+1)/w" ? t + 1 : t': first === 0 ? `mode === "${modes[1]}" ? t + 1 : t` : `mode === "${modes[1]}" ? t : t - 1`,
      "Math.min(1, done / w)": whole === 1 ? line : floor === 0 ? `100 * ${line}` : `100 * (${line})`,
    }),
    { warmup: entry },
  );
  const args = [2 + first, 5, modes[1]];
  const begins = floor === 0 ? "nothing" : whole === 1 ? floor : `${floor * whole} percent`;
  return {
    statement: [
      `Write \`${entry}(t, w, mode)\`: the ${part} of the peak that update \`t\` gets, with \`t\` counted from ${first}. All of the peak is ${whole}.`,
      `A straight line rises from ${begins} to all of the peak; it takes \`w\` updates.`,
      `In the mode \`"${modes[0]}"\` the first update has gone no part of that way, and the update that has \`w\` others before it is the first at the peak;`,
      `in the mode \`"${modes[1]}"\` the first update has gone one part of \`w\` already.`,
      "A warmup of 0 updates is legal, and nothing is ever above the peak.",
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
