import type { QuizItem } from "../../quiz.js";

/** The question of the greedy page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "flat-and-noisy",
    stem: "Training has converged: the true loss stands still, and its readings scatter around it. What does greedy do with the rate?",
    answers: 1,
    options: [
      {
        text: "It goes up and down around where it is: half of the readings are better, half are worse",
        why: "Better than what? Not than the last reading, but than the best one so far. That is beaten half of the time once, and then ever more rarely.",
      },
      {
        text: "It cuts the rate again and again",
        right: true,
        why: "The more readings there have been, the luckier the best of them was. New records become rare, and every stretch without one is a cut.",
      },
      {
        text: "It keeps the rate: nothing improves and nothing gets worse",
        why: "A reading that does not improve counts as a bad one, even if it is no worse. There is no third kind.",
      },
      {
        text: "It raises the rate to the ceiling, looking for progress",
        why: "That would be a rule that explores when it is stuck. This one raises only what works, and cuts when stuck.",
      },
    ],
  },
];
