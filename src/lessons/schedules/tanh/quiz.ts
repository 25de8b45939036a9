import type { QuizItem } from "../../quiz.js";

/** The question of the tanh page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "ends-high",
    stem: "A run with `lower: -6, upper: 3` spends too long at the top. Someone sets `lower: -6, upper: 1` to make it come down earlier. What happens?",
    answers: 1,
    options: [
      {
        text: "It comes down earlier, since the window is shorter",
        why: "It is the other way round. The middle of the fall lies at −L/(U − L) of the run, and that moves from 67 % to 86 %.",
      },
      {
        text: "It comes down later, and ends at 12 % of its rate",
        right: true,
        why: "The upper cut moves towards the middle of the fall: less of the fall is in the window, and what is there comes at its end. To come down earlier, raise the lower cut.",
      },
      {
        text: "It falls more steeply",
        why: "The window has length 7 instead of 9 for the same run, so the curve is passed more slowly: its steepest fall is 3.5 times a line's, not 4.5 times.",
      },
      {
        text: "Nothing that matters: a tanh is almost at its limit at 1 anyway",
        why: "tanh(3) is 0.995, but tanh(1) is only 0.76.",
      },
    ],
  },
];
