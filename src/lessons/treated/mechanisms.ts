import { type ClaimRow, claimsOf } from "./claim.js";

const rows: readonly ClaimRow[] = [
  [52, "the loss spikes when the rate is dropped", "wrong"],
  [53, "momentum is tuned to one rate and upsets a drop", "misleading"],
  [54, "a large rate is fast cooling", "wrong"],
  [55, "decay leads to sharp minima, or cycles to flat ones", "folklore", "12-scale#edge", "12-scale#flat-minima"],
  [56, "restarts drift to flat minima", "depends", "12-scale#flat-minima"],
  [57, "super-convergence is a phase transition", "folklore", "09-one-cycle#ablation", "09-one-cycle#fewer"],
  [58, "restarts escape local minima", "folklore", "08-cycles#barrier", "08-cycles#q4"],
  [59, "early gradients are noise, or are information", "contradiction", "12-scale#early-noise"],
  [60, "a constant rate cannot converge", "depends", "02-noise-floor#q2", "02-noise-floor#agree", "02-noise-floor#measure"],
  [
    61,
    "too high a rate oscillates and never arrives",
    "misleading",
    "01-three-fates#q1",
    "01-three-fates#three-fates",
    "answers#is-oscillation-divergence",
  ],
  [62, "a small rate gets stuck", "folklore", "01-three-fates#q4"],
  [63, "a constant rate is for debugging", "wrong", "11-beyond-fixed-horizons#averaged", "02-noise-floor#cures"],
  [64, "transformers diverge without a warmup", "depends", "06-warmup#map", "06-warmup#benefit"],
  [65, "embeddings and attention have the largest first gradients", "misleading", "06-warmup#which-layers", "06-warmup#gradients"],
  [66, "batch statistics are not there at the start", "misleading"],
  [67, "a warmup of so many percent", "folklore", "06-warmup#how-long", "06-warmup#a-share-or-a-count"],
  [68, "fine-tuning needs a warmup, or does not", "contradiction", "13-ship-it#q6"],
  [69, "one large step overwrites what was pretrained", "depends", "13-ship-it#q6"],
  [70, "take the rate that falls fastest at first", "wrong", "04-fair-fights#after-five-per-cent", "04-fair-fights#horizon"],
  [71, "the schedule matters by orders of magnitude less than the rate", "depends", "04-fair-fights#first-the-rate-then-the-shape"],
  [72, "a cosine beats stairs by a fixed margin", "depends", "04-fair-fights#cosine-or-step"],
  [73, "warmup and cosine end highest", "folklore", "04-fair-fights#fight", "11-beyond-fixed-horizons#winner"],
  [74, "one cycle trains ten times as fast", "depends", "09-one-cycle#fewer", "09-one-cycle#what-is-one-cycle"],
  [75, "one cycle goes beyond the largest useful rate", "misleading", "09-one-cycle#picks"],
  [76, "high rates want low momentum", "depends", "09-one-cycle#cycle", "09-one-cycle#own-cycle"],
  [77, "a plateau rule is the safe choice, or a timid one", "contradiction", "10-plateau#q3", "10-plateau#false-cuts"],
  [78, "the floor is a tenth of the peak", "misleading", "11-beyond-fixed-horizons#zero-or-tenth"],
  [79, "the usual rate in language work", "misleading"],
  [80, "warmup and cosine have two settings", "wrong"],
];

/** Mechanisms: claims 52 to 80. */
export const mechanisms = claimsOf(rows);
