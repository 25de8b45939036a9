import type { QuizItem } from "../../quiz.js";
import { accuraciesOf, referenceName, shapeIn, tuned } from "./results.js";
import { against, meanOf } from "./score.js";
import { batch, budget, seeds } from "./task.js";
import { rateSpan, shapeSpan } from "./values.js";

const carried = meanOf(accuraciesOf("cosine from 0.1")).toFixed(1);
const cosine = shapeIn("cosine");
const cosineBest = (100 * (cosine.test ?? 0)).toFixed(1);
const linear = against(accuraciesOf("tuned linear"), accuraciesOf(referenceName));
const margin = ((linear.difference.high - linear.difference.low) / 2).toFixed(1);

/** The questions of the capstone. They look back over the course. */
export const quiz: readonly QuizItem[] = [
  {
    id: "carried-over",
    stem: `A cosine from 0.1 was lesson 4's winner and gets ${carried} % here. What does that show?`,
    answers: 1,
    options: [
      {
        text: "A cosine is a bad shape for this task.",
        why: `The shape is not to blame: from a peak of ${cosine.rate} a cosine gets ${cosineBest} % on average over the sweep's seeds.`,
      },
      {
        text: "A best rate was measured for one net, batch and task, and does not travel.",
        right: true,
        why: `Here is one more hidden layer and half the batch. The limit lies lower, and what was a good peak there is beyond it here.`,
      },
      {
        text: `${budget} updates are too few for any schedule.`,
        why: `The reference has the same ${budget} updates and gets ${meanOf(accuraciesOf(referenceName)).toFixed(1)} %.`,
      },
      {
        text: "The five seeds were unlucky.",
        why: `All ${seeds.length} of them are bad, and a gap of this size is far beyond what seeds do here: paired intervals are about ${margin} points to either side.`,
      },
    ],
  },
  {
    id: "fresh-seeds",
    stem: "Why is the reference scored on seeds that were not there when it was tuned?",
    answers: 1,
    options: [
      {
        text: "So that your runs and the reference's are independent.",
        why: "They are paired on purpose: the same seed gives both the same glyphs, weights and batches. That makes the interval narrower.",
      },
      {
        text: "Because a net can't be trained twice with one seed.",
        why: "It can, and comes out the same to the last bit.",
      },
      {
        text: "The best of many was picked partly for its luck on the seeds that picked it.",
        right: true,
        why: `${tuned.shapes.length} shapes at many rates were compared. The winner of such a contest looks a little better on its own seeds than on new ones, and you would be measured against that luck.`,
      },
      {
        text: "Because more seeds make the regret smaller.",
        why: "More seeds make its interval narrower. The regret itself goes nowhere in particular.",
      },
    ],
  },
  {
    id: "five-seeds",
    stem: `Five seeds give a difference of −0.8 points from the reference, with an interval from −1.9 to +0.3. One point is the smallest difference that counts. What do you report?`,
    answers: 1,
    options: [
      {
        text: "Worse, by 0.8 points.",
        why: "The mean has a sign whatever happens. The interval holds differences that don't count and some in your favour.",
      },
      {
        text: "Equal: zero lies inside.",
        why: "The interval also holds −1.9, which counts. Equal needs the whole interval within one point of zero.",
      },
      {
        text: "Nothing; five seeds are no measurement.",
        why: "They are one, and its width is part of it. Another who reads the interval knows how much five seeds can say.",
      },
      {
        text: "A regret of 0.8, interval included, and that one cannot tell.",
        right: true,
        why: "The number, how sure it is, and the word that follows. Whoever needs to know more can add seeds.",
      },
    ],
  },
  {
    id: "where-it-lies",
    stem: `You have ten trials of ${budget} updates with batches of ${batch}. What are the first five for?`,
    answers: 1,
    options: [
      {
        text: "For five shapes at one rate, to find the best shape.",
        why: "A common rate suits one of them. That was the trap of lesson 4: you would measure the rate and call it a shape.",
      },
      {
        text: "For five peaks of one shape that cools down, a factor of about two apart.",
        right: true,
        why: `In the sweep the peak moves a linear decay by ${rateSpan.toFixed(0)} points, and the shapes, each at its best, are ${shapeSpan.toFixed(1)} apart. Look where the most is to be had, and use a shape whose end can be trusted.`,
      },
      {
        text: "For five peaks, each stopped after 60 updates.",
        why: "Cheap, and an answer to another question. Early on a high peak has not broken yet, or a hot run has not cooled yet: lesson 4 called it short-horizon bias.",
      },
      {
        text: "For five seeds of the most promising schedule.",
        why: "That says precisely how good one guess is. While the peak may be wrong by a factor, width is not what is missing.",
      },
    ],
  },
];
