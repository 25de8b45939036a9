import { formatNumber } from "../../../plots/format.js";
import type { QuizItem } from "../../quiz.js";
import { percent } from "../../say.js";
import { bestPeak, gain } from "./pictures/lengths.js";
import { atStop, left } from "./pictures/stopping.js";

const usual = { stop: 600, shape: "linear", part: 0.2, end: 0 } as const;
const six = atStop(usual);
const peaks = [100, 1000, 10_000].map((steps) => formatNumber(bestPeak("linear", steps)));

/** The questions of lesson 11. */
export const quiz: readonly QuizItem[] = [
  {
    id: "stopped-early",
    stem: "A cosine was planned for 1000 updates and is stopped at 600. What do you hold, on the quadratic of this lesson?",
    answers: 1,
    options: [
      {
        text: "The same as a branch cooled down at 600, since both made 600 updates",
        why: `Updates are not all that counts. The branch ends cold, the cosine is stopped warm: ${formatNumber(six.branch)} against ${formatNumber(six.cosine)}.`,
      },
      {
        text: `A model whose rate is still at ${percent(left(600))} of its peak, with a higher loss than the branch has`,
        right: true,
        why: `$(1 + \\cos 0.6\\pi)/2 = ${left(600).toFixed(3)}$. The branch stands at ${formatNumber(six.branch)}, the cosine at ${formatNumber(six.cosine)}.`,
      },
      {
        text: "A better model than the branch, since a cosine is the better shape",
        why: "A shape is good at the place that it ends. This one was not asked to end here.",
      },
      {
        text: "A model whose rate is at 60 % of its peak",
        why: `That would be the trunk of something else: a cosine has lost more than half at 60 %, a straight line would have 40 % left.`,
      },
    ],
  },
  {
    id: "rapid-fall",
    stem: "The loss falls rapidly when a branch cools down. What does that show?",
    answers: 1,
    options: [
      {
        text: "The run has found a new basin",
        why: "The branch and the trunk go down the same bowl here: the quadratic has only one, and its loss falls all the same.",
      },
      {
        text: "The model begins to overfit",
        why: "The expected loss falls, and on fresh examples so does the error. Nothing is learnt by heart.",
      },
      {
        text: "The noise that a high rate keeps up is being removed",
        right: true,
        why: "The trunk is at a floor made by its rate. The floor of a lower rate lies below it, and is reached within some $1/(2\\eta h)$ updates.",
      },
      {
        text: "A bug in the logging",
        why: "It looks like one at first. It happens in every branch, and vanishes when the rate is put back.",
      },
    ],
  },
  {
    id: "root-shape",
    stem: "The cooldown $1 - \\sqrt{q}$ falls fastest …",
    answers: 1,
    options: [
      { text: "at its end", why: "Its slope is $-1/(2\\sqrt q)$: the larger $q$, the flatter. It creeps into zero." },
      { text: "in its middle", why: "That is the half cosine. Half-way, 1 − √ has 29 % left, and most of its fall is over." },
      {
        text: "nowhere, it is a straight line",
        why: "A straight line is $1 - q$. The root takes off a tenth of the rate within the first hundredth.",
      },
      {
        text: "at its start",
        right: true,
        why: "Its slope is $-1/(2\\sqrt{q})$, without bound at $q = 0$. It leaves the trunk with a cliff, and spends its time at low rates.",
      },
    ],
  },
  {
    id: "peak-and-length",
    stem: "On the noisy quadratic, the best peak of a straight line to zero … as the run gets longer.",
    answers: 1,
    options: [
      {
        text: "falls",
        right: true,
        why: `From ${peaks[0]} over ${peaks[1]} to ${peaks[2]}, at 100, 1000 and 10,000 updates. A longer run forgets its start at a lower rate, and lets less noise in.`,
      },
      { text: "stays", why: "It would stay if the stability limit chose it. Here noise does, and a longer run can afford less of it." },
      {
        text: "rises",
        why: "A longer run has time for a higher rate, one might think. It has no need for one: area is rate times length.",
      },
      { text: "is not defined", why: "For every length there is a peak with the lowest expected loss. Exercise 2 finds it." },
    ],
  },
  {
    id: "winner",
    stem: "Which shape ends lowest, each at its own best peak?",
    answers: 1,
    options: [
      {
        text: "the cosine, always",
        why: `It never does on this problem: at 1000 updates a straight line is ahead of it, at 10,000 an exponential by far.`,
      },
      {
        text: "the exponential, always",
        why: `It wins the long run, with ${formatNumber(gain("exponential to 1 %", 10_000))} times below the constant. At 100 updates it has ${formatNumber(gain("exponential to 1 %", 100))}, less than the straight line's ${formatNumber(gain("linear", 100))}.`,
      },
      {
        text: "that depends on the length and on the curvatures",
        right: true,
        why: "The order changes between 100 and 10,000 updates on one and the same quadratic. A straight line is close to the best for the short ones.",
      },
      {
        text: "steps, because they stay high for long",
        why: `With drops at 50 and 75 % of 100 updates they end at ${formatNumber(gain("step 50/75 %", 100))} times, which is above the tuned constant.`,
      },
    ],
  },
  {
    id: "who-used-what",
    stem: "GPT-3, T5 and BERT were pretrained with …",
    answers: 1,
    options: [
      { text: "a cosine, all three", why: "A cosine is GPT-3's. It became so common that it is told of models that never had one." },
      {
        text: "a cosine to 10 %, an inverse square root, a straight line",
        right: true,
        why: "Brown et al. 2020, appendix B; Raffel et al. 2020, section 3.1.2; BERT's `optimization.py`. Only the second needs no horizon.",
      },
      {
        text: "a polynomial decay, all three",
        why: "BERT's code calls a function of that name with power 1, which is a straight line. The other two have nothing of the kind.",
      },
      {
        text: "an inverse square root, all three",
        why: "That is the schedule of the first transformer and of T5. BERT and GPT-3 decay to a planned end.",
      },
    ],
  },
];
