import type { QuizItem } from "../../quiz.js";

/** The question of the page on sequences. */
export const quiz: readonly QuizItem[] = [
  {
    id: "two-lengths",
    stem: "`SequentialLR` with a `LinearLR` of `total_iters=500`, then a cosine, and `milestones=[100]`. What happens at update 100?",
    answers: 1,
    options: [
      {
        text: "The rate jumps from a part of the warmup to the full rate",
        right: true,
        why: "The milestone ends the warmup after a fifth of its way. The cosine begins on its own clock, at its peak. Nothing warns.",
      },
      {
        text: "The warmup goes on to update 500, and the cosine waits",
        why: "The milestones decide who is on duty. A scheduler's own length only shapes its curve.",
      },
      {
        text: "The cosine goes on from the rate that the warmup has reached",
        why: "At a milestone PyTorch sets the new scheduler to its own first rate, computed from the optimizer's initial rate and not from the present one.",
      },
      {
        text: "It raises an error, because the lengths do not add up",
        why: "Nothing compares them. A sequence that knows the length of its pieces cannot be given two different ones; this one can.",
      },
    ],
  },
];
