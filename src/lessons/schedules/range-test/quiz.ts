import type { QuizItem } from "../../quiz.js";

/** The question of the page of the range test. */
export const quiz: readonly QuizItem[] = [
  {
    id: "longer",
    stem: "A range test of 100 updates suggests 0.2. To be sure, you try 1000 rates over the same range, with the same model, data and smoothing. What happens to the suggestion?",
    answers: 1,
    options: [
      {
        text: "About the same, only more precise",
        why: "That would be so if every rate were tried on a fresh model. It is tried on one that all the rates before it have trained.",
      },
      {
        text: "It falls, many times over",
        right: true,
        why: "Ten times as many updates are made at every scale of rates, so most of the learning is over while the rates are still small. The loss falls fastest earlier, at a rate about forty times lower on this page's model.",
      },
      {
        text: "It rises, because the smoothing lags behind more updates",
        why: "The lag is about twenty updates either way. In a longer test they span a smaller factor of the rate, so the lag pushes the suggestion up less.",
      },
      {
        text: "It stays exactly the same: the steepest point is a property of the loss",
        why: "The curve is not the loss at a rate. It is the loss of one run whose rate rises, and that run has a length.",
      },
    ],
  },
];
