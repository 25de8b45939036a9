import type { QuizItem } from "../../quiz.js";

/** The question of the exponential warmup's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "when-a-tenth",
    stem: "A range test of 600 updates rises from one millionth to 1 by equal factors. The loss explodes after update 500. Which rate did that update have?",
    answers: 1,
    options: [
      {
        text: "0.83: five sixths of the way",
        why: "That would be a rise along a straight line. Equal factors make equal steps on a log axis.",
      },
      {
        text: "0.1",
        right: true,
        why: "Six powers of ten in 600 updates are 100 updates each. After 500 the rate has passed five of them.",
      },
      {
        text: "0.001: the middle of the range",
        why: "The rate has that value half-way, at update 300.",
      },
      {
        text: "One cannot say, because the range test smooths the loss",
        why: "Smoothing delays the loss that is shown, and with it the place that one picks. The rate of an update does not depend on it.",
      },
    ],
  },
];
