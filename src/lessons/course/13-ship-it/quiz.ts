import { formatNumber } from "../../../plots/format.js";
import { misuseNamed } from "../../misuse/index.js";
import type { QuizItem } from "../../quiz.js";
import { percent } from "../../say.js";
import { crawl, story } from "./pictures.js";
import { resumedWithout } from "./values.js";

const { planned, logged } = crawl();
const [first, last] = [logged[story.stopped] ?? 0, logged.at(-1) ?? 0];
const factors = resumedWithout({ type: "ExponentialLR", gamma: 0.95 });
const off = Math.max(...factors.logged.map((rate, i) => Math.abs(rate / (factors.planned[i] as number) - 1)));
const cycle = resumedWithout({ type: "OneCycleLR", max_lr: 0.1, total_steps: story.epochs });
const top = Math.max(...cycle.logged);
const { outcome } = misuseNamed("many-schedulers-on-one-optimizer").misuse;
const crowd = "rates" in outcome ? (outcome.rates?.() ?? []) : [];
const leftAt = Math.max(...crowd);

/** The questions of lesson 13. */
export const quiz: readonly QuizItem[] = [
  {
    id: "q1",
    stem: `A cosine from 0.1 over ${story.epochs} epochs is stopped after ${story.stopped}. You load the model and the optimizer, and forget the scheduler's state. What does PyTorch's \`CosineAnnealingLR\` do?`,
    answers: 1,
    options: [
      {
        text: "It jumps back to 0.1 and runs once more from the top.",
        why: "That is told in many places, and it holds for `LambdaLR` and `OneCycleLR`. This one computes the next rate from the present rate, and the present rate came back with the optimizer.",
      },
      {
        text: `It goes on from ${formatNumber(first)} and falls too slowly: at the end ${percent(last / first)} of that is left.`,
        right: true,
        why: `Its counter begins at 0, so it multiplies by the factors of the flat beginning of a cosine. The run ends at ${formatNumber(last)} instead of ${formatNumber(planned.at(-1) ?? 0)}.`,
      },
      { text: "It raises an error at the first step.", why: "Nothing checks it. A counter of 0 is what every new scheduler has." },
      {
        text: "Nothing changes: the rate is stored with the optimizer.",
        why: "The rate is. The counter is not, and the next factor depends on it.",
      },
    ],
  },
  {
    id: "q2",
    stem: "The same accident with `ExponentialLR`. What happens?",
    answers: 1,
    options: [
      {
        text: "It jumps to the first rate.",
        why: "It multiplies the rate that it finds, whatever that is. Where it started it does not remember.",
      },
      { text: "It freezes.", why: "Freezing would need a factor of 1. Its factor is `gamma`, at every step alike." },
      {
        text: off < 1e-12 ? "Nothing: every rate is right." : "Nothing worth mentioning.",
        right: true,
        why: "The next rate is the present one times `gamma`, at any time. The counter does not enter, so losing it does no harm. That is luck, and no reason to leave it out.",
      },
      { text: "It decays twice as fast.", why: "That would be two calls of `step()` for each update." },
    ],
  },
  {
    id: "q3",
    stem: "And with `OneCycleLR`?",
    answers: 1,
    options: [
      {
        text: "A new warmup, all the way up.",
        right: true,
        why: `Its formula reads the counter alone. The first rate after the stop is ${formatNumber(cycle.logged[0] ?? 0)} instead of ${formatNumber(cycle.planned[0] ?? 0)}, and it climbs to ${formatNumber(top)} on weights that were nearly done.`,
      },
      {
        text: "It continues: the cycle is stored in the optimizer.",
        why: "The bounds of the cycle are stored there. Where in the cycle one stands is the scheduler’s.",
      },
      {
        text: "It raises an error, since a cycle may run once only.",
        why: "It does raise, but only after more than `total_steps` steps since it was built, and a new one has not made any.",
      },
      { text: "It stays at the final rate.", why: "It would have to know that it is past the end. It believes to be at the start." },
    ],
  },
  {
    id: "q4",
    stem: "A script builds four schedulers on one optimizer “to choose from”, the last of them a warmup by `LambdaLR` that starts at 0. It uses the cosine. Which rate do the updates have?",
    answers: 1,
    options: [
      {
        text: "The cosine’s: only what is stepped counts.",
        why: "Stepping is not all that a scheduler does. Its constructor sets the rate at once.",
      },
      { text: "The mean of the four.", why: "No scheduler knows of the others. Each writes its own value over the last one." },
      {
        text: `${formatNumber(leftAt)}, from the first update to the last.`,
        right: true,
        why: "The warmup’s constructor set the rate to 0. PyTorch’s cosine multiplies what it finds, and 0 stays 0.",
      },
      { text: "The rate the optimizer was built with.", why: "That was true for the moment before the first scheduler was built." },
    ],
  },
  {
    id: "q5",
    stem: "A loop calls `optimizer.step()`, then `scheduler.step()`, then logs `get_last_lr()`. To which update does the logged rate belong?",
    answers: 1,
    options: [
      { text: "To the update just made.", why: "That one is over. `scheduler.step()` has already set the rate that comes next." },
      {
        text: "To the next one.",
        right: true,
        why: "Log before `scheduler.step()` and the pair is right. Logged after it, a drop seems to come one update before it acts.",
      },
      {
        text: "To none: it is the mean over the epoch.",
        why: "No mean is taken anywhere. It is the rate in the parameter groups at that moment.",
      },
      { text: "To the first update: it is `initial_lr`.", why: "`initial_lr` stands in the groups as well, under its own name." },
    ],
  },
  {
    id: "q6",
    stem: "You fine-tune a net on a small task. What do you try first?",
    answers: 1,
    options: [
      {
        text: "No warmup: the weights are good already.",
        why: "One can read this, and also the opposite. Here it mattered with one optimizer and not with the other.",
      },
      {
        text: "A warmup of 6 % of the run, as everybody does.",
        why: "Warmup buys tolerance for a high rate. Whether you need that depends on the rate, which you have not chosen yet.",
      },
      {
        text: "A rate of 1e-3: it is the default.",
        why: "A default of the optimizer, for nets that begin at random. It knows nothing of what you want to keep.",
      },
      {
        text: "A few small rates, each with and without warmup, and the old task measured beside the new one.",
        right: true,
        why: "Both questions have a cheap answer of your own, and the old task shows what the new one cost. Without that number “it worked” is half a sentence.",
      },
    ],
  },
];
