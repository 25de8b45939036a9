import type { QuizItem } from "../../quiz.js";

/** The question of the constant warmup's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "longer",
    stem: "A run with a constant warmup at a tenth of its rate flies away within the first ten updates, long before the jump. What helps?",
    answers: 1,
    options: [
      {
        text: "A longer warmup at the same low rate",
        why: "It flies away during the warmup. Making that phase longer leaves its rate as it is.",
      },
      {
        text: "A lower low rate",
        right: true,
        why: "The low rate meets the run where it is steepest, so it must be below the limit of a cold start. A smaller factor, or a ramp that begins lower, does it.",
      },
      {
        text: "A lower full rate, with the low rate kept as it is",
        why: "The full rate has not been used when the run flies away. With a factor, lowering the full rate would lower the low one too, and that is what would help.",
      },
      {
        text: "Nothing: a model that diverges at a tenth cannot be trained",
        why: "The limit belongs to the place where the run starts. In the cartoon it is 0.22 there, and many times that once the run has moved.",
      },
    ],
  },
];
