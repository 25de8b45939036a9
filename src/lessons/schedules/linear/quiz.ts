import type { QuizItem } from "../../quiz.js";

/** The question of the line's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "ten-epochs",
    stem: "A line from 0.1 to zero over 10 epochs, stepped once after each epoch. At which rate is the last epoch trained?",
    answers: 1,
    options: [
      {
        text: "0.01",
        right: true,
        why: "Epochs count from 0, so the last one is number 9, with 1 − 9/10 of the first rate. Stepped per epoch, a tenth of the peak is what the run ends on.",
      },
      {
        text: "0",
        why: "Zero belongs to epoch number 10, which is not trained. If the last epoch had it, its work would be for nothing.",
      },
      {
        text: "0.0111",
        why: "A line with nine intervals has that rate in the last epoch but one, and zero in the last. Ten epochs divide the way into ten.",
      },
      {
        text: "0.001",
        why: "This is what stepping once per update would come to with a hundred updates. Per epoch there are only ten points on the line.",
      },
    ],
  },
];
