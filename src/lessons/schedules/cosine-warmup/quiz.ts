import type { QuizItem } from "../../quiz.js";

/** The question of the cosine warmup's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "which-half",
    stem: "A run diverges in its first updates behind a linear warmup of 100 updates, and survives behind a cosine warmup of the same length. What has most likely made the difference?",
    answers: 1,
    options: [
      {
        text: "The smooth joint: no sudden change of the rate at its end",
        why: "The run diverged in its first updates, long before the joint. And on the cartoon a form that is smooth only at its end does worse than the line.",
      },
      {
        text: "The lower sum of its rates",
        why: "The sums are equal: what the cosine saves in its first half it adds in its second.",
      },
      {
        text: "The slow start: at update 10 its rate is a quarter of the line's",
        right: true,
        why: "(1 − cos 0.1π)/2 is 2.4 %, where the line has 10 %. A line four times as long would begin alike.",
      },
      {
        text: "The continuous derivative, which Adam's moments need",
        why: "Adam's moments are averages of gradients. They do not see the rate at all.",
      },
    ],
  },
];
