import type { QuizItem } from "../../quiz.js";

/** The question of the page of the cyclic rate. */
export const quiz: readonly QuizItem[] = [
  {
    id: "uninvited",
    stem: "`optimizer = SGD(parameters, lr=0.1)` has no momentum. Then comes `CyclicLR(optimizer, base_lr=0.01, max_lr=0.1)`. With which momentum is the first update made?",
    answers: 1,
    options: [
      {
        text: "0, as the optimizer was told",
        why: "The scheduler's `cycle_momentum` is true unless you say otherwise, and SGD has a momentum that can be set, even if it is 0.",
      },
      {
        text: "0.8, because the rate is at its lowest",
        why: "The two go in opposite directions. At the lowest rate the momentum is at its highest.",
      },
      {
        text: "0.9: the scheduler brings its own",
        right: true,
        why: "By default it moves the momentum from 0.9 at the foot to 0.8 at the top, whatever the optimizer had. Pass `cycle_momentum=False` if you mean the rate only.",
      },
      {
        text: "None: it raises an error, because there is no momentum to cycle",
        why: "PyTorch 1.13 raises that error for Adam. SGD passes, because the word momentum is among its options.",
      },
    ],
  },
];
