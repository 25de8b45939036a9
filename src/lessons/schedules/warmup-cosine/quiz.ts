import type { QuizItem } from "../../quiz.js";

/** The question of the recipe's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "half-way-down",
    stem: "transformers: `get_cosine_schedule_with_warmup` with `num_warmup_steps=200` and `num_training_steps=1000`. On its way down, which update has half of the peak?",
    answers: 1,
    options: [
      {
        text: "500",
        why: "The cosine does not begin at 0. At update 500 it has done 300 of its 800 updates, and has 69 % left. With its clock running under the warmup, as timm has it, 500 would be right.",
      },
      {
        text: "600",
        right: true,
        why: "`num_training_steps` is the whole run. The cosine lasts from 200 to 1000, and its middle is 600.",
      },
      {
        text: "700",
        why: "That is a cosine of 1000 behind a warmup of 200. So Keras reads a `decay_steps` of 1000, and PyTorch a `T_max` of 1000 in a sequence.",
      },
      {
        text: "400",
        why: "This adds half of the cosine's 800 updates to nothing. They begin after the warmup.",
      },
    ],
  },
];
