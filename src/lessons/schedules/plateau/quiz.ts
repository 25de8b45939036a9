import type { QuizItem } from "../../quiz.js";

/** The question of the plateau's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "slow",
    stem: "The loss falls by 0.005 % with every observation, without noise. The rule has a relative threshold of 1e-4 (0.01 %) and patience 10. When does it cut?",
    answers: 1,
    options: [
      {
        text: "Never",
        right: true,
        why: "Each value is compared with the best so far, not with the last one. After three observations the fall adds up to more than 0.01 %, the best is renewed and the count starts again.",
      },
      {
        text: "After 12 observations, like a flat metric",
        why: "A flat metric never beats the mark. This one does, every third observation, because the mark stays where it was while the loss goes on falling.",
      },
      {
        text: "At once, because each improvement is below the threshold",
        why: "One observation without improvement only raises the count. It takes more than ten of them in a row.",
      },
      {
        text: "After 10 observations",
        why: "Patience is how many bad observations in a row are let pass. Here there are never more than two in a row.",
      },
    ],
  },
];
