import { raises } from "../raises.js";
import { type Reader, real } from "../take.js";

/** A factor from 0 to 1, with the name that PyTorch's error gives it. */
export function factor(what: "Constant" | "Starting" | "Ending"): Reader<number> {
  return (where, name, value) => {
    const number = real(where, name, value);
    if (number >= 0 && number <= 1) return number;
    return raises(where, `${name} must be from 0 to 1`, number, `${what} multiplicative factor expected to be between 0 and 1.`);
  };
}
