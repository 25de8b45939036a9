import type { QuizItem } from "../../quiz.js";

/** The question of Noam's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "twice-the-warmup",
    stem: "Noam with a warmup of 4000. You double the warmup and change nothing else. What happens to the rate of update 50 000?",
    answers: 1,
    options: [
      {
        text: "It falls by a factor of √2",
        why: "The peak does. But the peak also comes later, and from there on both curves are the same.",
      },
      {
        text: "It rises by a factor of √2",
        why: "So it would with `inverse_sqrt` of transformers, where you keep the peak by hand and start to fall later.",
      },
      {
        text: "Nothing",
        right: true,
        why: "After the warmup the rate is $k / \\sqrt{d (t + 1)}$. There is no $w$ in it.",
      },
      {
        text: "It falls by half",
        why: "Nothing here is proportional to the warmup except the length of the rise, and update 50 000 is far past it.",
      },
    ],
  },
];
