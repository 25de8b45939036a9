import { fail } from "../../schedules/fail.js";
import { list, or, orNone, type Readers, real, whole } from "../take.js";
import { torchNormals, torchUniforms } from "./torchRandom.js";

/** timm's noise on the rate: where it acts and how large it may be. */
export interface Noise {
  /** From this t on, or from the first to before the second of two. */
  readonly noise_range_t: number | readonly number[] | null;
  /** The noise is a part of the rate, smaller than this. */
  readonly noise_pct: number;
  /** timm takes it and never uses it: the normal numbers have deviation 1, whatever it says. */
  readonly noise_std: number;
  /** Each t has a generator of its own, seeded with this and t. */
  readonly noise_seed: number | null;
}

/** How the noise is distributed. Only the plateau rule lets one choose. */
export type NoiseType = "normal" | "uniform";

export const noise: Readers<Noise> = {
  noise_range_t: orNone((where, name, value) => (Array.isArray(value) ? list(real)(where, name, value) : real(where, name, value))),
  noise_pct: or(aboveZero, 0.67),
  noise_std: or(real, 1),
  noise_seed: orNone(whole(0)),
};

/** The part of the rate by which noise changes it at t: 0 outside the range. */
export function noiseAt({ noise_range_t: range, noise_pct: most, noise_seed }: Noise, t: number, type: NoiseType = "normal"): number {
  const [from = Number.NaN, before = Number.POSITIVE_INFINITY] = typeof range === "number" ? [range] : (range ?? []);
  if (!(from <= t && t < before)) return 0;
  const seed = (noise_seed ?? 42) + t;
  if (type === "uniform") return 2 * (torchUniforms(seed).next().value - 0.5) * most;
  const normals = torchNormals(seed);
  let normal = normals.next().value;
  while (Math.abs(normal) >= most) normal = normals.next().value;
  return normal;
}

function aboveZero(where: string, name: string, value: unknown): number {
  const number = real(where, name, value);
  return number > 0 ? number : fail(where, `${name} must be above 0`, number, "No normal number would be small enough.");
}
