import { expectText } from "../../schedules/expect.js";
import { raises } from "../raises.js";
import { orNone, type Reader, real } from "../take.js";

/** A text. */
export const text: Reader<string> = (where, name, value) => expectText(where, name, value, "Write it in quotes.");

/** The name that every schedule may have; it only labels the operation. */
export const named = { name: orNone(text) };

/** Keras asks for a length above 0. */
export const above0: Reader<number> = (where, name, value) => {
  const steps = real(where, name, value);
  return steps > 0 ? steps : raises(where, `${name} must be > 0`, steps, `Argument \`${name}\` must be > 0. Received: ${name}=${steps}`);
};
