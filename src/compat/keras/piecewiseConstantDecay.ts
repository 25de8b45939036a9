import { formula } from "../formula.js";
import { pythonFloat } from "../pythonFloat.js";
import { raises } from "../raises.js";
import { list, real } from "../take.js";
import { named } from "./readers.js";

/** A boundary belongs to the piece on its left: update boundaries[0] still has values[0], one update more than elsewhere. */
export const piecewiseConstantDecay = formula({ boundaries: list(real), values: list(real), ...named }, (p, { api }) => {
  const { boundaries, values } = p;
  if (boundaries.length !== values.length - 1) {
    const [b, v] = [boundaries.join(", "), values.map(pythonFloat).join(", ")];
    const received = `Received: boundaries=[${b}] of length ${boundaries.length}, and values=[${v}] of length ${values.length}.`;
    const said = `The length of boundaries should be 1 less than the length of values. ${received}`;
    raises(api, "values must hold one more than boundaries", values, said);
  }
  const [first, last] = [boundaries[0], boundaries.at(-1)];
  if (first === undefined || last === undefined)
    return raises(api, "boundaries must hold at least one", boundaries, "list index out of range");
  // Keras adds up the values of all pieces that hold t: of sorted boundaries exactly one does.
  return (t) =>
    values.reduce((sum, value, i) => {
      const holds = (i === 0 || t > (boundaries[i - 1] as number)) && (i === boundaries.length || t <= (boundaries[i] as number));
      return holds ? sum + value : sum;
    }, 0);
});
