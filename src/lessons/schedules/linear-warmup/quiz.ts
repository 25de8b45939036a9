import type { QuizItem } from "../../quiz.js";

/** The question of the warmup's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "first-step",
    stem: "Adam at a rate of 0.001, no warmup. At the first update one parameter has a gradient of 100, another one of 0.0001. How far do they move?",
    answers: 1,
    options: [
      {
        text: "The second one much farther, because its v is tiny",
        why: "A tiny v divides a gradient that is just as tiny. At the first update m over the root of v is the gradient over its own size: 1, or −1.",
      },
      {
        text: "The first one a million times as far",
        why: "That is SGD, which moves in proportion to the gradient. Adam divides the size out.",
      },
      {
        text: "Both by about 0.001",
        right: true,
        why: "Whatever its gradient, each parameter moves by the rate. That is bounded, and it is a lot: all of them move at once.",
      },
      {
        text: "Neither moves: m and v start at 0",
        why: "They start at 0, and Adam divides that out: the bias correction makes the first m the gradient itself and the first v its square.",
      },
    ],
  },
];
