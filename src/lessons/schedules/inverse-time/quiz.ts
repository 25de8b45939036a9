import type { QuizItem } from "../../quiz.js";

/** The question of inverse time decay's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "how-fast",
    stem: "One noisy direction has curvature 0.05. The rate is 5/(5 + t). How does its expected loss fall in the long run?",
    answers: 1,
    options: [
      {
        text: "Like t⁻¹: rates that fall like 1/t give a loss that does",
        why: "That needs ch of at least a half. Here c = 5 and h = 0.05, so ch is a quarter.",
      },
      {
        text: "Like t⁻⁰·⁵",
        right: true,
        why: "2ch = 0.5 is below 1, so what is left of the start falls more slowly than the noise does, and it sets the pace. Four times the updates halve the loss.",
      },
      {
        text: "It settles on a floor, as with any rate",
        why: "A floor belongs to a rate that stays. This one goes to zero, and slowly enough to arrive.",
      },
      {
        text: "It stops short: steps that shrink like 1/t cover a finite way",
        why: "Their sum grows without bound, by about 5 · ln 10 with each tenfold. It just takes its time. A rate like 1/t² would stop short.",
      },
    ],
  },
];
