import type { QuizItem } from "../../quiz.js";

/** The question of the power law's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "one-and-a-half",
    stem: "Somebody sets the exponent to 1.5, so that the noise dies out sooner, and lets the run go on for as long as it takes. What happens in a flat, far direction?",
    answers: 1,
    options: [
      {
        text: "It gets there, only later",
        why: "Later does not help. All the rates there will ever be add up to a finite number, about 2.6 times the first one at timescale 1. What they cannot cover is never covered.",
      },
      {
        text: "It stops short, however long the run is",
        right: true,
        why: "Above 1 the rates have a finite sum. Each direction shrinks by a product of factors that stays away from zero, so part of the distance is left for ever.",
      },
      {
        text: "It gets there and is less noisy than with exponent 1",
        why: "Less noise, yes. But exponent 1 is the largest whose sum has no bound: that is Robbins and Monro's first condition.",
      },
      {
        text: "It diverges, because the conditions are violated",
        why: "The condition that is violated is the one against stopping, not the one for stability. A rate that falls faster cannot blow up where a slower one did not.",
      },
    ],
  },
];
