import type { QuizItem } from "../../quiz.js";
import { regretAtStop, regretOf, settings } from "./measured.js";
import { lossText } from "./values.js";

const off = (name: string): string => lossText(regretOf("fresh", name, 2));
const { seeds } = settings.fresh.table;

/** The questions of the guide to choosing. */
export const quiz: readonly QuizItem[] = [
  {
    id: "one-trial",
    stem: "You have one trial, a guessed rate, and a known number of updates. What do you choose?",
    answers: 1,
    options: [
      {
        text: "A constant rate: with nothing to tune, nothing can go wrong.",
        why: `Its rate can. At twice its best rate it lost ${off("constant")} points on fresh examples.`,
      },
      {
        text: "A straight line or a cosine to zero.",
        right: true,
        why: `They forgive most: at twice their best rate they lost ${off("linear")} and ${off("cosine")} points, at half of it the line lost ${lossText(regretOf("fresh", "linear", 0.5))}. That is no small price either, so spend a second trial on the rate if you can.`,
      },
      {
        text: "Two drops at thirds, as papers do.",
        why: `Even tuned they lost ${lossText(regretOf("fresh", "step 1/3, 2/3"))} points here. Those papers tuned the milestones as well.`,
      },
      {
        text: "Whatever had the least regret in the table of tuned rates.",
        why: "That table answers another question. With one trial you are in the table of guessed rates.",
      },
    ],
  },
  {
    id: "ends-early",
    stem: "Somebody may stop you at any time from two fifths of the plan on. What do you have ready?",
    answers: 1,
    options: [
      {
        text: "A cosine for the whole plan; at the end it is best.",
        why: `Stopped at two fifths it lost ${lossText(regretAtStop("cosine", 500))} points against a line that knew. It pays off only if nobody stops you.`,
      },
      {
        text: "A held rate with an average of its weights, or with branches that cool down.",
        right: true,
        why: `At two fifths the average lost ${lossText(regretAtStop("average", 500))} points, a branch ${lossText(regretAtStop("branch, linear", 500))}. Neither was told of the stop.`,
      },
      {
        text: "A held rate; its last weights are as good as any.",
        why: `They still shake at the full rate: ${lossText(regretAtStop("constant", 500))} points lost at two fifths.`,
      },
      {
        text: "Several cosines, for several lengths.",
        why: "That is what the line that was told the stop comes to: a run for each end. Branches share all but their last fifth.",
      },
    ],
  },
  {
    id: "equal-regret",
    stem: `Two shapes, ${seeds} seeds: one lost ${lossText(regretOf("fresh", "cosine"))} points against the reference. Half a point is worth having. What follows?`,
    answers: 1,
    options: [
      {
        text: "The reference is better, as zero lies outside of the interval or at its edge.",
        why: "A real difference can be too small to act on. Whether it is was decided before: below half a point it is.",
      },
      {
        text: "Choose between the two by something else: what your code has, what can be resumed, who has to read it.",
        right: true,
        why: "The whole interval lies within half a point. Accuracy does not decide, so let convenience do it.",
      },
      {
        text: "Nothing follows: more seeds are needed.",
        why: "They would make the interval narrower, and it already lies where the decision doesn't depend on it.",
      },
      {
        text: "All schedules are equal.",
        why: "These two are, here, at tuned rates. In the same table others are more than a point apart.",
      },
    ],
  },
];
