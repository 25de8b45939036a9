import type { QuizItem } from "../../quiz.js";

/** The question of step decay's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "ninety",
    stem: "90 epochs, numbered from 0, with `StepLR(optimizer, step_size=30, gamma=0.1)` stepped after each epoch and a first rate of 0.1. At which rates is the model trained?",
    answers: 1,
    options: [
      {
        text: "0.1, 0.01 and 0.001",
        right: true,
        why: "The drops come before epochs 30 and 60. A third one comes after epoch 89, and no epoch follows it.",
      },
      {
        text: "0.1, 0.01, 0.001 and 0.0001",
        why: "90 is three times 30, so three drops do happen. The third is made after the last epoch and trains nothing.",
      },
      {
        text: "0.1 and 0.01",
        why: "That would be one drop. Epoch 60 is the first with a floor of 60/30 = 2 drops behind it.",
      },
      {
        text: "0.01, 0.001 and 0.0001: the scheduler steps before the first epoch",
        why: "Its constructor makes a first step that only sets the rate to its first value. The first drop comes after 30 more.",
      },
    ],
  },
];
