import type { Directions } from "../../engine/finalLoss.js";

/** The kinds of spectrum that a lab offers, and what each is. */
export const spectra = [
  { value: "power", label: "1, ½, ⅓ … 1/100" },
  { value: "two", label: "10 of 1, 90 of 0.05" },
  { value: "flat", label: "all 1" },
] as const;
export type Spectrum = (typeof spectra)[number]["value"];

const mostDirections = 100;

/** The numbers of a typed list, or null where it is no list of 1 to 100 numbers above 0. */
export function readList(text: string): number[] | null {
  const parts = text.trim().split(/[\s,;]+/);
  const numbers = parts.map(Number);
  const fit = parts.every((part) => part !== "") && numbers.every((h) => Number.isFinite(h) && h > 0 && h <= 1e6);
  return fit && numbers.length <= mostDirections ? numbers : null;
}

const repeated = (count: number, value: number): number[] => new Array<number>(count).fill(value);

/** The curvatures that were typed, or else those of a spectrum. A flat one has one direction: more of the same would only multiply every loss. */
export function curvaturesOf(spectrum: Spectrum, list: string): readonly number[] {
  const typed = readList(list);
  if (typed) return typed;
  switch (spectrum) {
    case "power":
      return Array.from({ length: mostDirections }, (_, i) => 1 / (i + 1));
    case "two":
      return [...repeated(10, 1), ...repeated(90, 0.05)];
    case "flat":
      return [1];
  }
}

/**
 * The problem with these curvatures, started at 1 in each direction. The noise's variance is `noise` times the curvature, as that of gradients
 * from single examples is near a minimum (Zhang et al. 2019), or `noise` in every direction.
 */
export const directionsOf = (curvatures: readonly number[], noise: number, everywhere: boolean): Directions => ({
  curvatures,
  noise: curvatures.map((h) => (everywhere ? noise : noise * h)),
  start: curvatures.map(() => 1),
});
