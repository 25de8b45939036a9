import type { QuizItem } from "../../quiz.js";

/** The question of the polynomial's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "power-swapped",
    stem: "A recipe has power 1 and a well-tuned first rate. You set the power to 2, change nothing else, and the result is worse. What have you learned about power 2?",
    answers: 1,
    options: [
      {
        text: "That it is worse for this task",
        why: "The average rate fell from a half of the first to a third. You have tested a lower rate and a new shape at once, and cannot tell which of them did it.",
      },
      {
        text: "Little: power 2 wants a higher first rate, and did not get it",
        right: true,
        why: "For every length on this page the best first rate of power 2 lies 30 to 65 % above the line's. Tune it, then compare.",
      },
      {
        text: "That it needs more updates at the same first rate",
        why: "It may, but the experiment does not say so. Making up for an untuned rate with updates is an expensive way to tune.",
      },
      {
        text: "That the floor was too low: power 2 spends too long near zero",
        why: "It does spend its last third below a tenth of the first rate. Yet on long runs it ends lower than the line, once its first rate is its own.",
      },
    ],
  },
];
