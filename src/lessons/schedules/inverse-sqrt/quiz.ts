import type { QuizItem } from "../../quiz.js";

/** The question of the inverse square root's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "timescale-of-half",
    stem: "Held until update 1000, then the inverse square root. At which update is the rate half of its peak?",
    answers: 1,
    options: [
      {
        text: "2000",
        why: "That would be 1/t: twice the time, half the rate. Under the root twice the time leaves 71 %.",
      },
      {
        text: "4000",
        right: true,
        why: "The root of 1000/4000 is a half. Time counts from the start of the run, so four times the timescale it is.",
      },
      {
        text: "5000: four times the timescale after the hold is over",
        why: "The clock does not start anew when the hold ends. At update 5000 the rate is 45 % of the peak.",
      },
      {
        text: "1,000,000: the square of the timescale",
        why: "There the rate is about 3 % of the peak. To halve a root its argument is divided by four, not squared.",
      },
    ],
  },
];
