import type { QuizItem } from "../../quiz.js";

/** The question of the cosine page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "past-the-end",
    stem: "A run of 200 updates uses PyTorch's `CosineAnnealingLR` with `T_max=100`, stepped at each update. The peak is 0.1. What is the rate of update 150?",
    answers: 1,
    options: [
      {
        text: "0: it holds its floor",
        why: "That is what optax, Keras, timm and this course's library do. The name says “annealing”, but PyTorch's formula has no end.",
      },
      {
        text: "0.1: it has restarted",
        why: "A restart jumps to the peak at once. That is another class, `CosineAnnealingWarmRestarts`. This one climbs back slowly.",
      },
      {
        text: "0.05: it is on its way up again",
        right: true,
        why: "PyTorch follows the cosine past `T_max`, so it climbs back and reaches the peak at update 200. Half-way up it is at half of the peak. No warning is printed.",
      },
      {
        text: "It raises an error, because the schedule is over",
        why: "`OneCycleLR` does that after its last step. `CosineAnnealingLR` does not count its steps against anything.",
      },
    ],
  },
];
