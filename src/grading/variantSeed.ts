import { createHash } from "node:crypto";

/**
 * The seed of one student's variant of one exercise: the same for the same words, and nothing can be told from it about the others.
 *
 * @param seed the assignment's, which stays with whoever grades.
 * @param student the submission's id.
 * @param exercise the exercise's id.
 * @returns a whole number from 0 to 2^32 − 1: the first four bytes of the SHA-256 of all three.
 */
export const variantSeed = (seed: number, student: string, exercise: string): number =>
  createHash("sha256")
    .update(JSON.stringify([seed, student, exercise]))
    .digest()
    .readUInt32BE(0);

/** The seed from which all tests of an assignment draw, so that nobody knows their arguments beforehand. */
export const testSeed = (seed: number, exercise: string): number => variantSeed(seed, "", exercise);
