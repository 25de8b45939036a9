import type { PlaceText } from "./place.js";

/** What came of checking a claim. */
export type ClaimVerdict =
  | "right"
  | "wrong"
  | "misleading"
  | "depends"
  | "folklore"
  | "outdated"
  | "fails"
  | "contradiction"
  | "not a claim";

/** One claim of well-known lessons on this subject, and where the course treats it. */
export interface Claim {
  /** Its number: of arithmetic 1 to 32, of history 33 to 51, of mechanisms 52 to 80, of code 81 to 120, of contradictions E1 to E11. */
  readonly number: string;
  /** What is said, in a few words of our own. */
  readonly says: string;
  readonly verdict: ClaimVerdict;
  readonly places: readonly PlaceText[];
}

/** One row of a table of claims: number, words, verdict, places. */
export type ClaimRow = readonly [number: number | string, says: string, verdict: ClaimVerdict, ...places: readonly PlaceText[]];

/** Rows as claims. */
export const claimsOf = (rows: readonly ClaimRow[]): readonly Claim[] =>
  rows.map(([number, says, verdict, ...places]) => ({ number: String(number), says, verdict, places }));
