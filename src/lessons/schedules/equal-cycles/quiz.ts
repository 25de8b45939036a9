import type { QuizItem } from "../../quiz.js";

/** The question of the page of equal cycles. */
export const quiz: readonly QuizItem[] = [
  {
    id: "price",
    stem: "A run of 200 epochs is cut into five equal cycles, and the predictions of its five snapshots are averaged. What does that cost, next to one model trained for 200 epochs?",
    answers: 1,
    options: [
      {
        text: "Nothing: that is what “get M for free” says",
        why: "The title speaks of training. Every prediction now runs five networks.",
      },
      {
        text: "Five times the training, the same for each prediction",
        why: "The five models come from one run of 200 epochs. It is the predictions that are made five times.",
      },
      {
        text: "The same training, five times the work for each prediction",
        right: true,
        why: "One run gives all five. Each of them has to be stored and has to answer. A fair comparison gives the single model that budget too, for example a larger network.",
      },
      {
        text: "The same training and the same predictions: the parameters are averaged",
        why: "That is another method, weight averaging. It needs models that lie in one valley; an ensemble lets each model answer and averages the answers.",
      },
    ],
  },
];
