import { raises } from "./raises.js";
import type { Reader } from "./take.js";

/** Where a PyTorch scheduler goes on from. Over a new optimizer, as in a replay, there is nothing to go on from: -1, as when left out. */
export const lastEpoch: Reader<-1> = (where, name, value = -1) => {
  const said = "param 'initial_lr' is not specified in param_groups[0] when resuming an optimizer";
  return value === -1 ? -1 : raises(where, `${name} must be -1 over a new optimizer`, value, said);
};
