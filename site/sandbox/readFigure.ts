import type { Figure } from "../../src/plots/figure.js";
import { isFigure } from "../../src/plots/isFigure.js";

/** Reads a figure that came out of the sandbox as JSON; null where it is none. */
export function readFigure(json: string): Figure | null {
  try {
    const value: unknown = JSON.parse(json);
    return isFigure(value) ? value : null;
  } catch {
    return null; // no JSON
  }
}
