import { expectOneOf, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";

/** How a net depends on its width: as is usual, or so that a rate found on a narrow net suits a wide one. */
export interface Parametrisation {
  /** "standard" when left out; "muP" scales the output and, in the optimizer, the rate of each parameter (Yang and Hu, 2022). */
  parametrisation?: "standard" | "muP";
  /** Under muP: the width at which it is the same as standard; 64 when left out. */
  baseWidth?: number;
}

/** Names of the options, for a model that takes them. */
export const parametrisationNames = ["parametrisation", "baseWidth"] as const;

/** What a model needs to know about its width. */
export interface Width {
  /** The options, for the spec. */
  readonly spec: Readonly<Required<Pick<Parametrisation, "parametrisation">> & Parametrisation>;
  /** How many times the base width `width` is; 1 in a standard net. */
  ratio(width: number): number;
}

/** Reads the options of `where`. */
export function readParametrisation(where: string, options: Parametrisation): Width {
  const { parametrisation = "standard", baseWidth = 64 } = options;
  expectOneOf(where, "parametrisation", parametrisation, ["standard", "muP"]);
  if (parametrisation === "standard") {
    if (options.baseWidth !== undefined)
      fail(where, "baseWidth must be left out of a standard net", baseWidth, 'It belongs to parametrisation: "muP".');
    return { spec: { parametrisation }, ratio: () => 1 };
  }
  expectWhole(where, "baseWidth", baseWidth, 1, "It is the width of the net on which a rate was found.");
  return { spec: { parametrisation, baseWidth }, ratio: (width) => width / baseWidth };
}
