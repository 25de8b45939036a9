import type { QuizItem } from "../../quiz.js";

/** The question of the REX page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "last-rate",
    stem: "REX to zero over 9 epochs, stepped once per epoch, peak 1. At what rate is the last epoch trained?",
    answers: 1,
    options: [
      {
        text: "0: it ends at its floor",
        why: "The floor belongs to step 9. The last epoch is number 8.",
      },
      {
        text: "1/9",
        why: "That is the straight line at 8/9 of the way. REX lies above it everywhere in between.",
      },
      {
        text: "1/5",
        right: true,
        why: "At u = 8/9 the line has 1/9 left, and the denominator is 1 − 4/9 = 5/9. In general it is 2/(T + 1), here 2/10.",
      },
      {
        text: "2/3",
        why: "That is its rate half-way through the run.",
      },
    ],
  },
];
