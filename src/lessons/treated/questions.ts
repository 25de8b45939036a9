import { type TopicRow, topicsOf } from "./topic.js";

/** The questions that are asked in interviews, in our words, each answered aloud on a card with a number that the reader has produced. */
const questionRows: readonly TopicRow[] = [
  ["Why does a warmup help at the start?", "06-warmup#why-warmup-at-the-start"],
  ["Cosine or step decay?", "04-fair-fights#cosine-or-step"],
  ["Why do transformers need a warmup?", "06-warmup#why-transformers-warmup"],
  ["What is one cycle, and what is super-convergence?", "09-one-cycle#what-is-one-cycle"],
  ["How do you find a rate for a new model?", "09-one-cycle#rate-of-a-new-model"],
  ["What must a resumed run restore?", "13-ship-it#what-to-restore"],
  ["Warmup and cosine, or restarts, for pretraining?", "08-cycles#cosine-or-restarts"],
  ["What is a schedule?", "02-noise-floor#what-is-a-schedule"],
  ["A schedule for a new model, and why with a warmup?", "06-warmup#schedule-and-warmup"],
];

/** The nine questions. */
export const questions = topicsOf(questionRows);

/** What other lessons lack, by its number in the list of it. */
const ideaRows: readonly TopicRow[] = [
  ["Live training", "playground", "04-fair-fights#same-rate"],
  ["Error bars", "04-fair-fights#verdicts", "04-fair-fights#cannot-tell"],
  ["LR-tuned fairness toggle", "04-fair-fights#fight"],
  ["Exact noisy-quadratic lab", "labs/noisy-quadratic", "02-noise-floor#constants"],
  ["Convex-bound lab", "labs/convex-bound", "11-beyond-fixed-horizons#convex-lab"],
  ["Edge-of-stability meter", "12-scale#edge", "12-scale#meter", "12-scale#meters"],
  ["Noise-scale meter", "12-scale#early-noise", "12-scale#noise-over-time", "12-scale#measure-noise"],
  ["Modern shapes", "11-beyond-fixed-horizons#two-branches", "11-beyond-fixed-horizons#trunks", "wsd", "infinite", "power"],
  ["Anytime test", "11-beyond-fixed-horizons#anytime", "11-beyond-fixed-horizons#stop-anywhere"],
  ["Bug gallery", "debug#guide", "13-ship-it#diagnose", "13-ship-it#cases"],
  ["Resume matrix", "labs/resume-matrix", "reference#resume", "13-ship-it#matrix"],
  ["Adam step-size calculator", "labs/adam-first-steps", "06-warmup#first-steps"],
  ["muP mini-transfer", "12-scale#width-rates", "12-scale#mup"],
  ["Model-card trace match", "models#match", "models#gallery"],
  ["Short-horizon trap game", "04-fair-fights#horizon", "04-fair-fights#after-five-per-cent"],
];

/** The fifteen things that no such lesson has. */
export const ideas = topicsOf(ideaRows);

const headlineRows: readonly TopicRow[] = [
  ["Four points by a cosine", "04-fair-fights#fight"],
  ["Five to ten times fewer epochs", "09-one-cycle#fewer"],
  ["Snapshots, nearly free", "08-cycles#own-runs"],
  ["A cosine beats stairs", "05-dropping#step-or-cosine"],
  ["So much warmup for transformers", "06-warmup#map"],
  ["First the rate, then the shape", "04-fair-fights#first-the-rate-then-the-shape"],
  ["A constant rate against decay, exactly", "03-shapes#race", "02-noise-floor#constants"],
  ["The range test as it is written", "09-one-cycle#finder-runs"],
  ["A plateau rule is safe when in doubt", "10-plateau#false-cuts"],
];

/** The nine headlines, each with the experiment that tests it. */
export const headlines = topicsOf(headlineRows);
