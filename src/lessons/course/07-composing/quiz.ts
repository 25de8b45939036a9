import { clock } from "../../../schedules/clock.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { inverseSqrt } from "../../../schedules/families/inverseSqrt.js";
import type { QuizItem } from "../../quiz.js";
import { percent } from "../../say.js";
import { lastEpoch } from "./pictures/stairs.js";

const time = clock({ samples: 64_000, batchSize: 32, accumulation: 4 });
const right = time.updates({ epochs: 10 });
const batches = 10 * time.batchesPerEpoch;
/** As the text writes it: 5000, and 20,000. */
const plain = (n: number): string => (n < 10_000 ? String(n) : n.toLocaleString("en"));

/** A cosine that was planned for four times the updates, at the end of the run. */
const tooLong = percent(cosineAnnealing({ baseLr: 1, totalSteps: 4000 })(1000));
const tooLongLine = percent(1 - 1000 / 4000);
/** A warmup of 500 that is stepped once per epoch, in the last of 90 epochs; and as people count it. */
const stuck = percent(89 / 500);
const end = percent(lastEpoch(10));
const root = inverseSqrt({ baseLr: 0.1, timescale: 100 });

/** The questions of lesson 7. */
export const quiz: readonly QuizItem[] = [
  {
    id: "kink",
    stem: String.raw`A linear warmup of $w$ updates rises to $\eta_{\max}$. After it the rate is $\eta_{\max}\sqrt{w/t}$. What happens at $t = w$?`,
    answers: 1,
    options: [
      {
        text: String.raw`The rate is $\eta_{\max}$ from both sides: continuous, with a kink.`,
        right: true,
        why: String.raw`$\sqrt{w/w} = 1$. The slope changes from $+\eta_{\max}/w$ to $-\eta_{\max}/(2w)$, so there is a corner and no jump. With a peak of 0.1 and $w = 100$ the library gives ${root(100)} at update 100.`,
      },
      {
        text: "It jumps down: the root begins lower than the ramp ends.",
        why: "The root is of a ratio that is exactly 1 there. It would jump if the root were read on a clock that starts anew.",
      },
      {
        text: "It passes smoothly, without a corner.",
        why: "Up on one side, down on the other: the slope changes its sign in one update. The curve is continuous, its slope is not.",
      },
      {
        text: String.raw`It is $\sqrt{\eta_{\max}}$.`,
        why: "This pulls the root over the peak as well. Only the ratio of the clocks stands under it.",
      },
    ],
  },
  {
    id: "accumulate",
    stem: "64,000 samples, batches of 32, gradients accumulated over 4 batches, 10 epochs. What must the schedule be told?",
    answers: 1,
    options: [
      {
        text: `${plain(batches)}: len(loader) · epochs.`,
        why: "This counts batches. The optimizer steps once in four of them, so the plan is four times too long.",
      },
      {
        text: `${plain(right)}: one for each call of the optimizer's step.`,
        right: true,
        why: `${plain(time.batchesPerEpoch)} batches an epoch, ${plain(time.updatesPerEpoch)} updates an epoch, ten epochs.`,
      },
      {
        text: `${plain(time.batchesPerEpoch)}: 64,000/32.`,
        why: "These are the batches of a single epoch, and still batches.",
      },
      {
        text: "10: one for each epoch.",
        why: "That would be right for a schedule that steps once an epoch. This one steps with the optimizer.",
      },
    ],
  },
  {
    id: "four-times",
    stem: "A cosine to zero was planned for four times the updates that the run makes. Which part of the peak does the last update have?",
    answers: 1,
    options: [
      {
        text: "25 %",
        why: "This takes a quarter of the way for a quarter of the rate. A quarter of the way is done, and on a cosine that costs little.",
      },
      {
        text: "0 %: a cosine ends at zero.",
        why: "It ends at zero where it was planned to end. Nothing tells it that the run is over.",
      },
      {
        text: tooLongLine,
        why: "That would be a straight line. A cosine starts slowly, so it has lost even less.",
      },
      {
        text: tooLong,
        right: true,
        why: String.raw`$\tfrac12(1 + \cos(\pi/4))$: the run ends in the flat beginning of the wave.`,
      },
    ],
  },
  {
    id: "per-epoch-warmup",
    stem: "A warmup $t/w$ of 500 “steps” is stepped once per epoch, in a run of 90 epochs. Where does the rate end?",
    answers: 1,
    options: [
      {
        text: "At the full rate.",
        why: "It would after 500 calls of the scheduler. The run makes 90.",
      },
      {
        text: "At 0.",
        why: "It starts there. Each epoch adds a five-hundredth of the peak.",
      },
      {
        text: `At ${stuck} of it, in the warmup still.`,
        right: true,
        why: "The last epoch has t = 89, and 89/500 is what it trains with. The run just learns slowly.",
      },
      {
        text: "Nowhere: the scheduler raises an error.",
        why: "A scheduler counts its calls and knows no unit. One that is called too seldom has nothing to complain about.",
      },
    ],
  },
  {
    id: "per-epoch-cosine",
    stem: "A cosine to zero over 10 epochs is stepped once per epoch. Which part of the peak does the last epoch train with?",
    answers: 1,
    options: [
      {
        text: end,
        right: true,
        why: String.raw`The epochs have $t = 0, \dots, 9$, and $\tfrac12(1 + \cos(0.9\pi))$ is what is left at 9. The zero would be epoch 10's.`,
      },
      {
        text: "0 %, the floor.",
        why: "The floor belongs to the step after the last. With updates as steps that is a hair; with epochs it is a whole stair.",
      },
      {
        text: "10 %",
        why: "That is a straight line after nine of ten steps. The cosine is flat at its end, so it is lower there.",
      },
      {
        text: "50 %",
        why: "That is the middle of the run. Nine tenths of it are over.",
      },
    ],
  },
];
