import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const clock = pick(["done", "left"] as const);
  const keys = [pick(["x", "weight"]), pick(["v", "speed"]), clock === "done" ? "done" : "left", pick(["noise", "random"])] as const;
  const convention: Convention = {
    ...{ entry: pick(["goOn", "carryOn", "continued"]), keys, clock },
    ...{ momentum: pick([0.5, 0.8, 0.95]), lr: pick([0.05, 0.2]), total: pick([160, 250, 400]) }, // no number as it is printed
  };
  const { entry, momentum, lr, total } = convention;
  const [theta, velocity, step, word] = keys;

  const rate = clock === "done" ? `(1 - step / ${total})` : `(step / ${total})`;
  const solution = renamed(
    edited(printed.solution, {
      "0.9 * velocity": `${momentum} * velocity`,
      "0.1 * (1 - step / 200)": `${lr} * ${rate}`,
      "step += 1": clock === "done" ? "step += 1" : "step -= 1",
    }),
    { resume: entry, theta, velocity, step, word },
  );
  const args = [{ [theta]: 2, [velocity]: 0.5, [step]: total / 2, [word]: 5 }, 1];
  return {
    statement: `Write \`${entry}(saved, updates)\`. A run with momentum and its own random numbers was stopped; \`saved\` is \`{ ${keys.join(", ")} }\`. Make that many more updates and return the new state, exactly as if the run had not been stopped. Each of its ${total} updates does this, in this order:

- the next random number: \`${word} = (Math.imul(1664525, ${word}) + 1013904223) >>> 0\`
- the gradient: \`${theta} + ${word} / 2 ** 32 - 0.5\`
- the velocity \`${velocity}\` becomes ${momentum} times what it was, plus the gradient
- the parameter \`${theta}\` loses the rate times the new velocity. The rate falls in a straight line from ${lr} at the first of the ${total} updates towards 0, which the update after the last would have.

\`${step}\` counts the updates of the whole run that are ${clock === "done" ? "done" : "left to do"}. ${example(entry, args, expectedFor(convention)(...args))}`,
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
