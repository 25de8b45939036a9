import type { QuizItem } from "../../quiz.js";

/** The question of the page on linear-to-zero. */
export const quiz: readonly QuizItem[] = [
  {
    id: "one-peak-for-both",
    stem: "A report compares a line to zero with a line to a tenth, both at a peak of 0.065. The tenth ends 10 % lower. You look the problem up: it is the one above, 1000 updates, where the best peak of a line to zero is 0.26. What does the report show?",
    answers: 1,
    options: [
      {
        text: "That a line should not go to zero on this problem",
        why: "At the best peaks it is the other way round, as the picture shows: there the tenth ends above zero.",
      },
      {
        text: "That the peak was too low: the run was still on its way, and the tenth covers more of it",
        right: true,
        why: "A line to a tenth adds up to 55 % of peak times length, a line to zero to 50 %. Where distance is what lacks, the larger sum wins.",
      },
      {
        text: "That low peaks need no decay",
        why: "Nobody tried that. A constant at this peak might end lower still or not; the report is about two ends at one untuned peak.",
      },
      {
        text: "That the noise was too high for a line to zero",
        why: "High noise speaks for a lower end, not against it. At this peak little of the loss is noise.",
      },
    ],
  },
];
