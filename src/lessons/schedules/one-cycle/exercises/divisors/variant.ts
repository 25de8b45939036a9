import type { MakeVariant } from "../../../../variant.js";
import { choices, example, otherConventions, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ start: ["rate", "part"], end: ["rate", "of the peak", "of the start"], leads: ["start", "end"] });

const make: MakeVariant = (seed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const entry = pick(["dividedBy", "cycleDivisors", "divsOf", "askFor"]);
  const convention: Convention = { entry, ...changed };
  const { start, end, leads } = changed;
  const [library, top] = [pick(["library", "from"]), pick(["peak", "highest"])];
  const [low, last] = [start === "rate" ? "first" : "firstPart", end === "rate" ? "last" : "lastPart"];
  const endRate = { rate: last, "of the peak": `${last} * ${top}`, "of the start": `${last} * start` }[end];

  const solution = `/** The two divisors of a cycle. */
export function ${entry}(
  ${library}: string,
  ${low}: number,
  ${top}: number,
  ${last}: number,
) {
  const start = ${start === "rate" ? low : `${low} * ${top}`};
  const end = ${endRate};
  const divided = ${library} === "fastai" ? ${top} : start;
  const [behindStart, behindEnd] = [${top} / start, divided / end];
  return ${leads === "start" ? "[behindStart, behindEnd]" : "[behindEnd, behindStart]"};
}
`;
  const args = ["PyTorch", start === "rate" ? 0.02 : 0.1, 0.2, { rate: 0.001, "of the peak": 0.005, "of the start": 0.05 }[end]];
  return {
    statement: [
      `A cycle rises to the rate \`${top}\`. It starts ${start === "rate" ? `at the rate \`${low}\`` : `at the part \`${low}\` of that peak`},`,
      `and ends ${{ rate: `at the rate \`${last}\``, "of the peak": `at the part \`${last}\` of the peak`, "of the start": `at the part \`${last}\` of its starting rate` }[end]}.`,
      "PyTorch, optax and fastai are told two divisors instead: one makes the start from the peak. The other makes the end, in PyTorch and optax from the start, in fastai from the peak.",
      `Write \`${entry}(${library}, ${low}, ${top}, ${last})\`, where \`${library}\` is \`"PyTorch"\`, \`"optax"\` or \`"fastai"\`: a list of the divisor for the ${leads === "start" ? "start, then that for the end" : "end, then that for the start"}.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
