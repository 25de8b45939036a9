import type { QuizItem } from "../../quiz.js";

/** The question of multi-step decay's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "a-third",
    stem: "A run of 1000 updates steps PyTorch's `MultiStepLR(optimizer, milestones=[1000 / 3, 2000 / 3], gamma=0.1)` once per update, from a rate of 0.1. At which rate is the last update made?",
    answers: 1,
    options: [
      {
        text: "0.1",
        right: true,
        why: "The class asks at each step whether its counter is one of the milestones. The counter takes whole numbers only, 333.33 is none of them, and so nothing ever drops. There is no error and no warning.",
      },
      {
        text: "0.001, with drops at updates 333 and 666",
        why: "That would need rounding down, which is yours to do: `int(1000 / 3)`.",
      },
      {
        text: "0.001, with drops at updates 334 and 667",
        why: "A class that asked whether the counter has passed the milestone would do that. This one asks whether it is equal.",
      },
      {
        text: "None: the constructor raises a `TypeError`",
        why: "It should. The constructor takes any numbers; 500.0 even works, because it equals 500.",
      },
    ],
  },
];
