import type { Rng } from "../../../engine/rng.js";

/** One of the values, each equally likely. */
export const pick = <T>(random: Rng, values: readonly T[]): T => values[random.int(values.length)] as T; // int is below the length

/** Whether it happens. */
export const chance = (random: Rng, probability: number): boolean => random.next() < probability;
