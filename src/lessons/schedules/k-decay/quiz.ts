import type { QuizItem } from "../../quiz.js";

/** The question of the k-decay page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "poly-default",
    stem: "timm's `PolyLRScheduler(optimizer, t_initial=100)`, nothing else given, so `k_decay` is 1. What is left of the rate at update 50?",
    answers: 1,
    options: [
      {
        text: "50 %: with k = 1 it is the straight line",
        why: "k = 1 leaves the clock alone. The shape under it is a polynomial whose power is not 1 unless you say so.",
      },
      {
        text: "71 %",
        right: true,
        why: "The default power is 0.5: the square root of what is left of the run. It stays high, and is steep at the end, like k-decay with k above 1.",
      },
      {
        text: "25 %: polynomial decays have power 2 by default",
        why: "In other libraries the default is 1. In timm it is 0.5.",
      },
      {
        text: "75 %: the clock shows a quarter",
        why: "That is the straight line with k = 2. Here k is 1.",
      },
    ],
  },
];
