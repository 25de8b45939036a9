import { formatNumber } from "../../../plots/format.js";
import { differenceText } from "../../../plots/sweepFigure.js";
import { studentTQuantile } from "../../../stats/studentT.js";
import type { QuizItem } from "../../quiz.js";
import { coarse, finite, horizons, shapeIn, testAt, versusAt, versusBest } from "./results.js";

const best = versusBest(finite, "cosine");
const wide = versusBest(coarse, "cosine");
const at = (rate: number): string => differenceText(finite, versusAt(finite, "cosine", rate).difference);
/** A pair of accuracies as it is often reported, and what is between them. */
const [before, after] = [87, 91.3];
const reported = formatNumber(after - before, 2);
/** The factor between the interval of two seeds and that of twenty-four, the spread being the same. */
const narrowing = (studentTQuantile(0.975, 1) / Math.sqrt(2) / (studentTQuantile(0.975, 23) / Math.sqrt(24))).toFixed(0);
const [early, end] = [shapeIn(horizons, "5 %").rate as number, shapeIn(horizons, "100 %").rate as number];
const cost = (100 * (testAt(horizons, "100 %", end) - testAt(horizons, "100 %", early))).toFixed(1);

/** The questions of lesson 4. */
export const quiz: readonly QuizItem[] = [
  {
    id: "four-points",
    stem: `A report says: constant ${before} %, cosine ${after} %, same rate, one run each. What do you know about schedules now?`,
    answers: 1,
    options: [
      {
        text: `The cosine is worth ${reported} points.`,
        why: "That is what these two runs differ by. Another seed gives another number, and another rate may give another sign.",
      },
      {
        text: "Almost nothing.",
        right: true,
        why: `One seed has no spread to compare the difference with, and one rate can be anybody's. In this lesson the same pair of schedules gives ${at(0.003)} points at one rate and ${at(0.1)} at another.`,
      },
      {
        text: "The cosine is better; only by how much is unclear.",
        why: "The sign is as unclear as the size. It depends on which rate the two were given.",
      },
      {
        text: "A constant rate doesn't work here.",
        why: "It worked badly at this rate. Nobody has looked at another.",
      },
    ],
  },
  {
    id: "fair-baseline",
    stem: "You want to know whether a cosine beats a constant rate. Which comparison is fair?",
    answers: 1,
    options: [
      {
        text: "Both at the same rate, so that only the schedule differs.",
        why: `It sounds like a controlled experiment, but a peak rate means another thing to each shape. At ${shapeIn(finite, "cosine").rate} the constant had fallen apart here, and the cosine was at its best.`,
      },
      {
        text: "Both at the rate of the paper that introduced the cosine.",
        why: "That rate was found for one of the two, on another problem.",
      },
      {
        text: "Both at the cosine's best rate, since it is the candidate.",
        why: "Then one of the two is tuned and the other is not. What you measure is the tuning.",
      },
      {
        text: "Each at its own best rate, found on validation data from the same number of trials.",
        right: true,
        why: "This is how either would be used by someone who means well by it. The test data are looked at once, after the choice.",
      },
    ],
  },
  {
    id: "cannot-tell",
    stem: "Six seeds give a difference of +0.9 points, plus or minus 1.2. What may you write?",
    answers: 1,
    options: [
      {
        text: "The two are equal.",
        why: "An interval that reaches from −0.3 to +2.1 is full of differences that are worth having. Not seen is not the same as not there.",
      },
      {
        text: "Better, since the mean is above zero.",
        why: "A mean has a sign even when there is nothing but noise. With no difference at all it is above zero every other time.",
      },
      {
        text: "Cannot tell from six seeds.",
        right: true,
        why: `More seeds would tell. With ${finite.seeds} of them this comparison ended at ${differenceText(finite, best.difference)} here.`,
      },
      {
        text: "Use fewer seeds: the outlier is what makes it wide.",
        why: `Fewer seeds make it wider. At the same spread, the interval of 2 seeds is ${narrowing} times as wide as that of 24.`,
      },
    ],
  },
  {
    id: "why-pairs",
    stem: "Why does run number 7 of both schedules get the same first weights and the same order of examples?",
    answers: 1,
    options: [
      {
        text: "What they share drops out of their difference, so fewer seeds are enough.",
        right: true,
        why: "A lucky draw of weights or data lifts both. The difference does not notice, and its interval is narrower.",
      },
      {
        text: "The runs take half the time.",
        why: "Each run costs what it costs. Time is saved only in that fewer of them are needed.",
      },
      {
        text: "Then the rate needs no tuning.",
        why: "Pairing takes luck out of a comparison. It does nothing about comparing at a rate that suits one side.",
      },
      {
        text: "It makes training deterministic.",
        why: "A fixed seed does that, paired or not. Pairs are about which runs are subtracted from each other.",
      },
    ],
  },
  {
    id: "coarse-favours",
    stem: `With five rates the cosine gained ${differenceText(finite, wide.difference)} points on the constant, with nine ${differenceText(finite, best.difference)}. Whom does a coarse grid favour?`,
    answers: 1,
    options: [
      {
        text: "The baseline, which needs less tuning.",
        why: "It needs more. The constant has the narrow peak here, and the coarse grid stepped over it.",
      },
      {
        text: "Nobody: both have the same five rates.",
        why: "The same rates are not the same chance. A wide hill is hit by any grid, a narrow one only by a fine grid.",
      },
      {
        text: "Larger models.",
        why: "The size of the model plays no part in it.",
      },
      {
        text: "The shape with the wider good range of rates.",
        right: true,
        why: `The cosine lost nothing to the coarse grid. The constant had to take ${shapeIn(coarse, "constant").rate} where ${shapeIn(finite, "constant").rate} would have been better.`,
      },
    ],
  },
  {
    id: "after-five-per-cent",
    stem: "You try nine rates under a cosine, stop each run after 5 % of its updates, and keep the leader. What have you chosen?",
    answers: 1,
    options: [
      {
        text: "The best rate: a good start is half the work.",
        why: `The leader was ${early}, and it ended ${cost} points behind ${end}.`,
      },
      {
        text: "A rate that suits short runs: probably too low for this one.",
        right: true,
        why: `After 5 % nothing has been annealed. A high rate still pays for its noise and has not yet got anything for it. Here the leader was ${early}, the best at the end ${end}, and the pick costs ${cost} points.`,
      },
      {
        text: "A rate that is probably too high: only high rates move in so short a time.",
        why: "That would be so without noise. With it, a high rate has a high floor, and after 5 % the floor is what you see.",
      },
      {
        text: "Nothing at all: the order after 5 % is chance.",
        why: `The ${horizons.seeds} paired seeds agree, so chance is no excuse. The answer is clear, and belongs to another question.`,
      },
    ],
  },
];
