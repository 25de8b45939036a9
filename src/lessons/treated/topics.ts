import { type TopicRow, topicsOf } from "./topic.js";

const scheduleRows: readonly TopicRow[] = [
  ["Constant LR as baseline", "02-noise-floor#measure", "04-fair-fights#fight", "constant"],
  ["Step decay", "03-shapes#edges", "02-noise-floor#lowering", "step-decay", "05-dropping#multistep", "05-dropping#milestone"],
  ["MultiStep", "multi-step", "misuse#drop-at-the-end", "05-dropping#multistep", "05-dropping#best-milestone"],
  ["Exponential", "03-shapes#half-life", "03-shapes#gamma-for", "exponential"],
  ["Cosine", "03-shapes#slope", "03-shapes#cosine", "cosine"],
  ["SGDR / warm restarts", "08-cycles#cycle-ends", "08-cycles#q1", "08-cycles#barrier", "sgdr"],
  ["Snapshot ensemble", "08-cycles#own-runs", "08-cycles#q2", "08-cycles#q3", "equal-cycles"],
  ["Linear warmup", "06-warmup#map", "06-warmup#warmup", "linear-warmup"],
  ["Warmup + cosine", "warmup-cosine", "07-composing#pieces"],
  ["Inverse sqrt", "03-shapes#fourfold", "inverse-sqrt", "07-composing#kink"],
  ["Vaswani schedule", "noam", "07-composing#a-join-by-arithmetic"],
  ["Linear decay", "03-shapes#bends", "11-beyond-fixed-horizons#zero-or-tenth", "linear", "linear-to-zero"],
  ["Polynomial", "03-shapes#powers", "polynomial"],
  ["1cycle / super-convergence", "09-one-cycle#cycle", "09-one-cycle#ablation", "09-one-cycle#own-cycle", "one-cycle"],
  ["Cyclic triangular", "cyclic", "misuse#cyclic-per-epoch"],
  ["ReduceLROnPlateau", "10-plateau#counter", "10-plateau#false-cuts", "10-plateau#threshold", "plateau"],
  ["Constant + cooldown (WSD), 1−sqrt cooldown", "11-beyond-fixed-horizons#two-branches", "11-beyond-fixed-horizons#cooldowns", "wsd"],
  [
    "D2Z, infinite, power, schedule-free, EMA/SWA",
    "11-beyond-fixed-horizons#zero-or-tenth",
    "11-beyond-fixed-horizons#free",
    "11-beyond-fixed-horizons#averaged",
    "11-beyond-fixed-horizons#trunks",
    "linear-to-zero",
    "infinite",
    "power",
    "swa-anneal",
  ],
  ["Batch-size ramp instead of LR decay", "11-beyond-fixed-horizons#batch-ramp"],
];

const practiceRows: readonly TopicRow[] = [
  [
    "Why change LR (phases, analogies: parking, hiker, annealing)",
    "02-noise-floor#parts",
    "02-noise-floor#what-is-a-schedule",
    "answers#why-change-the-rate",
    "05-dropping#hot-cold-quench-anneal",
  ],
  ["Refresher θ←θ−αg, numeric", "01-three-fates#one-update", "01-three-fates#path"],
  [
    "Per-step vs per-epoch stepping",
    "07-composing#per-epoch-cosine",
    "misuse#restarts-per-epoch",
    "07-composing#units",
    "07-composing#converter",
  ],
  ["Order optimizer.step → scheduler.step", "13-ship-it#q5", "misuse#scheduler-before-optimizer"],
  ["Logging LR", "13-ship-it#diagnose", "misuse#printed-after-the-step", "debug#guide", "13-ship-it#log-the-pair-not-the-number"],
  ["LR range test", "09-one-cycle#five-rules", "09-one-cycle#picks", "range-test"],
  ["torch_lr_finder", "09-one-cycle#not-reset", "misuse#finder-not-reset"],
  ["Fine-tuning recipe", "13-ship-it#q6", "13-ship-it#fine-tune", "13-ship-it#forgetting", "recipes#tuning"],
  ["Param groups", "misuse#one-peak-for-all-groups", "13-ship-it#groups"],
  ["Batch-size scaling (linear, sqrt)", "12-scale#why-linear", "12-scale#scale-lr", "12-scale#best-rates", "12-scale#three-rules"],
  ["Gradient accumulation", "07-composing#accumulate", "misuse#length-in-micro-batches", "misuse#micro-batches-left-over"],
  ["Gradient clipping", "06-warmup#cures", "13-ship-it#accumulation-and-clipping-once-more"],
  ["Checkpoint/resume", "13-ship-it#resume", "reference#resume", "misuse#cosine-without-its-state", "13-ship-it#left-out"],
  ["Choosing a schedule", "choose#regret", "choose#own-length", "03-shapes#judgement", "13-ship-it#a-decision-and-a-way-back"],
  ["Typical LR values", "models#gallery", "models#usual-rates-and-for-what"],
  [
    "Transfer across size (muP), weight decay × LR, EMA horizon",
    "12-scale#width-rates",
    "12-scale#mup",
    "12-scale#decays",
    "12-scale#two-products-to-keep-an-eye-on",
  ],
  [
    "Theory: noise floor, EoS, convex bound, NQM, short-horizon bias",
    "02-noise-floor#measure",
    "12-scale#edge",
    "11-beyond-fixed-horizons#promise",
    "02-noise-floor#loss-along",
    "04-fair-fights#horizon",
    "12-scale#meter",
  ],
];

const furnitureRows: readonly TopicRow[] = [
  ["Hook story", "04-fair-fights#one-rate", "08-cycles#five-for-one"],
  ["Formulas with symbol legend", "02-noise-floor#where-it-settles", "glossary#symbols", "notation", "sheet#formulas"],
  ["Code", "01-three-fates#setup", "04-fair-fights#in-pytorch"],
  ["Plots", "03-shapes#zoo", "02-noise-floor#cloud"],
  ["Comparison table", "03-shapes#judgement", "03-shapes#race-cell"],
  ["Quiz", "01-three-fates#q1", "04-fair-fights#four-points"],
  ["Interview Q&A", "06-warmup#why-transformers-warmup", "09-one-cycle#what-is-one-cycle"],
  ["Warning/tip boxes", "02-noise-floor#so-we-lower-the-rate"],
  ["Playground link", "04-fair-fights#same-rate", "08-cycles#restart-live"],
  ["Video", "01-three-fates#film"],
  ["Further reading / references", "bibliography", "01-three-fates#sources"],
  ["Prerequisites", "02-noise-floor", "map"],
  ["Forward links", "01-three-fates#what-would-change-this-advice"],
  ["Time estimate", "01-three-fates"],
  ["Summary / takeaways", "01-three-fates#summary", "10-plateau#summary", "sheet#rules"],
  ["Exercises with checking", "01-three-fates#fate", "04-fair-fights#verdict"],
];

/** Schedules, each with its formula, its picture and its walkthrough. */
export const scheduleTopics = topicsOf(scheduleRows);
/** What one does with them. */
export const practiceTopics = topicsOf(practiceRows);
/** What a course needs beside its subject. */
export const furnitureTopics = topicsOf(furnitureRows);
