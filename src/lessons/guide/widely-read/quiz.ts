import { differenceText } from "../../../plots/sweepFigure.js";
import { batchNorm, milestones, versusBest } from "../../course/05-dropping/results.js";
import type { QuizItem } from "../../quiz.js";
import { flatCut } from "./values.js";

const lost = versusBest(milestones, "step 1/3, 2/3").difference;
const won = versusBest(batchNorm, "step 3/4, 9/10").difference;

/** The questions of this page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "whose-run",
    stem: `Stairs minus cosine came to ${differenceText(milestones, lost)} points on one net and to ${differenceText(batchNorm, won)} on another. What may a text say in general?`,
    answers: 1,
    options: [
      {
        text: "A cosine beats stairs, with rare exceptions.",
        why: "Two nets are two cases. Which of them is the exception can't be read off them.",
      },
      {
        text: "They are equal, since the two cancel.",
        why: "Both intervals are clear of zero. A mean over different problems answers no question that anybody has.",
      },
      {
        text: "It depends, so there is nothing to say.",
        why: "There is: on what it depended here. How deep the drops are, how late, and whether travel or noise is short.",
      },
      {
        text: "Which one was ahead, on what, with which drops and over how many seeds.",
        right: true,
        why: `Then a reader can tell whose case is theirs. Here it was ${lost.n} and ${won.n} paired seeds, two big drops in the one case and late ones in the other.`,
      },
    ],
  },
  {
    id: "copied",
    stem: "A lesson says that patience 10 “waits 10 epochs”. With a loss that never changes, after which observation does the first cut come?",
    answers: 1,
    options: [
      {
        text: "10",
        why: "That is what the word suggests. The rule counts bad observations, and cuts when there are more than ten of them.",
      },
      {
        text: "11",
        why: "Eleven bad ones are needed. The very first observation isn't bad: it sets the mark.",
      },
      {
        text: String(flatCut(10)),
        right: true,
        why: "One observation to set the mark and eleven that fail to beat it.",
      },
      {
        text: "Never: a flat loss is no plateau.",
        why: "It is the clearest plateau there is. What never cuts is a loss that beats its mark by more than the threshold each time.",
      },
    ],
  },
];
