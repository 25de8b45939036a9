import type { QuizItem } from "../../quiz.js";

/** The question of the flat cosine's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "prolong",
    stem: "A run was planned for 1000 updates with the fall after 750. At update 600 you are given time for 2000 updates. You would have planned a fall after 1500. What do you do?",
    answers: 1,
    options: [
      {
        text: "Start anew: the first 600 updates belong to another schedule",
        why: "That would be so for a plain cosine, whose rate at update 600 depends on the length. Here the rates so far are those of the longer plan too.",
      },
      {
        text: "Go on, and begin the fall at update 1500",
        right: true,
        why: "Both plans have the same rate up to update 750. The 600 updates you have are the beginning of the longer run.",
      },
      {
        text: "Go on, but fall after 750 as planned, only more slowly",
        why: "That is possible, but it is another schedule: its plateau is 37.5 % of the run, not 75 %.",
      },
      {
        text: "Go on, with the rate halved, since the run is twice as long",
        why: "On the noisy quadratic a longer run does prefer a lower rate. But the plan was the same rate with a fall after 75 %, and for that nothing has to change now.",
      },
    ],
  },
];
