import type { QuizItem } from "../../quiz.js";

/** The question of the page of warm restarts. */
export const quiz: readonly QuizItem[] = [
  {
    id: "hundred",
    stem: "`CosineAnnealingWarmRestarts(optimizer, T_0=10, T_mult=2)`, stepped once per epoch, in a run of 100 epochs with a peak of 0.1. At which rate is the last epoch trained?",
    answers: 1,
    options: [
      {
        text: "About 0.002: every tenth epoch ends a cycle, and 100 is a multiple of 10",
        why: "That would be `T_mult=1`. With 2 the cycles have 10, 20, 40, 80 epochs and end at 10, 30, 70 and 150.",
      },
      {
        text: "About 0.07: it is in the middle of a cycle",
        right: true,
        why: "The fourth cycle has the epochs 70 to 149. Epoch 99 is 29/80 of the way down, where a cosine still has 71 % of its peak. Such a run throws its end away; 70 or 150 epochs would not.",
      },
      {
        text: "0: the class knows the length of the run and ends it low",
        why: "Nobody told it the length. It has $T_0$ and `T_mult`, and it goes on restarting for as long as you step it.",
      },
      {
        text: "0.1: epoch 99 follows a restart",
        why: "The restarts are at 10, 30 and 70; the next one would be at 150.",
      },
    ],
  },
];
