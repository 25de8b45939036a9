import { type ClaimRow, claimsOf } from "./claim.js";

const rows: readonly ClaimRow[] = [
  [
    "E1",
    "a cosine begins fast, or slowly",
    "contradiction",
    "who-is-right",
    "03-shapes#fastest",
    "answers#does-a-cosine-fall-fast-at-first",
  ],
  ["E2", "sharp minima are good, or flat ones are", "contradiction", "who-is-right", "12-scale#flat-minima"],
  ["E3", "early gradients are noisy, or tell much", "contradiction", "who-is-right", "12-scale#early-noise", "12-scale#noise-over-time"],
  ["E4", "fine-tuning wants a warmup, or none", "contradiction", "who-is-right", "13-ship-it#q6", "13-ship-it#fine-tune"],
  ["E5", "five rules for one range test", "contradiction", "who-is-right", "09-one-cycle#five-rules", "09-one-cycle#q5"],
  [
    "E6",
    "a warmup counts from 0, or from 1",
    "contradiction",
    "who-is-right",
    "06-warmup#first-update",
    "06-warmup#warmup",
    "misuse#warmup-from-zero",
    "07-composing#which-index",
  ],
  [
    "E7",
    "one cycle is a triangle, or two cosines",
    "contradiction",
    "who-is-right",
    "09-one-cycle#two-phases-three-phases-triangles",
    "misuse#one-cycle-is-not-a-triangle",
  ],
  ["E8", "a plateau rule is safe, or timid", "contradiction", "who-is-right", "10-plateau#q3", "10-plateau#verdicts"],
  [
    "E9",
    "a transformer's schedule by default",
    "contradiction",
    "who-is-right",
    "11-beyond-fixed-horizons#who-used-what",
    "07-composing#traces",
  ],
  ["E10", "a drop divides by ten, or by two", "contradiction", "who-is-right", "03-shapes#edges", "05-dropping#step-or-cosine"],
  ["E11", "start high, or start low", "contradiction", "who-is-right", "06-warmup#schedule-and-warmup"],
];

/** What such lessons say against each other: E1 to E11. */
export const contradictions = claimsOf(rows);
