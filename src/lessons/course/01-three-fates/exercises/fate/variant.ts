import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

/** The number in front of hθ², in code and in a formula. */
const half = { 0.5: ["¼", "\\tfrac14 "], 1: ["½", "\\tfrac12 "], 2: ["", ""], 4: ["2", "2"] };
const conventions = otherConventions({ scale: [1, 2, 4, 0.5], limit: ["kept", "lost"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const entry = pick(["outcome", "behaviour", "whatHappens", "pathOf"]);
  const [eta, h] = [pick(["eta", "lr", "alpha"]), pick(["c", "a", "q"])];
  const words = pick([
    ["calm", "swinging", "exploding"],
    ["sliding", "bouncing", "escaping"],
    ["direct", "zigzag", "runaway"],
    ["settling", "flipping", "fleeing"],
  ] as const);
  const changed = pick(conventions);
  const convention: Convention = { entry, h, words, ...changed };
  const { scale, limit } = changed;
  const [monotone, oscillating, diverging] = words;
  const kept = limit === "kept";

  const solution = renamed(
    edited(printed.solution, {
      "a bowl of curvature h": `the loss ${half[scale][0]}${h}θ²`,
      "eta * h": scale === 1 ? "eta * h" : `${scale} * eta * h`,
      "Math.abs(factor) > 1": kept ? "Math.abs(factor) > 1" : "Math.abs(factor) >= 1",
    }),
    { fate: entry, eta, h, monotone, oscillating, diverging },
  );
  const args = [0.75 / scale, 2];
  return {
    statement: `Write \`${entry}(${eta}, ${h})\`. It says what gradient descent with the rate \`${eta}\` does on the loss $L(\\theta) = ${half[scale][1]}${h}\\,\\theta^2$, in one of three words:

- \`"${monotone}"\`: never changes sides and ${kept ? "never gets farther away. Standing still counts" : "gets nearer"}. Landing on the minimum counts${kept ? " too" : ""}.
- \`"${oscillating}"\`: changes sides at each update and ${kept ? "never gets farther away. Bouncing for ever counts" : "gets nearer"}.
- \`"${diverging}"\`: gets farther away${kept ? "" : ", or doesn't come any nearer: standing still and bouncing for ever count"}.

Work out the gradient first. Mind the boundaries, a rate of zero, and negative numbers. ${example(entry, args, expectedFor(convention)(...args))}`,
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
