import type { QuizItem } from "../../quiz.js";

/** The question of exponential decay's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "per-update",
    stem: "A recipe multiplies the rate by 0.94 every two epochs. Your loop has 500 updates per epoch and steps the scheduler at each update. Which γ gives the recipe's trend?",
    answers: 1,
    options: [
      {
        text: "0.94^(1/1000)",
        right: true,
        why: "A thousand updates must multiply to 0.94, so one update takes the thousandth root: 0.99994.",
      },
      {
        text: "0.94 / 1000",
        why: "Factors are not shared out by dividing. This one leaves a thousandth after the first update, and a millionth after the second.",
      },
      {
        text: "1 − 0.06 / 1000",
        why: "It prints as 0.99994 too. But it takes off equal parts of a shrinking rate where the root takes equal factors, and after 100 epochs it has a tenth more left.",
      },
      {
        text: "0.94",
        why: "That is the wrong clock: the rate halves every 11 updates, and is gone within the first epoch.",
      },
    ],
  },
];
