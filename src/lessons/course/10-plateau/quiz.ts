import type { QuizItem } from "../../quiz.js";
import { percent } from "../../say.js";
import { storedCuts } from "./measured.js";
import { firstCut, slowest } from "./pictures.js";

/** The observation at which a flat metric is first cut under the settings that PyTorch ships. */
export const shipped = { patience: 10, threshold: 1e-4 } as const;
const flat = firstCut(0, shipped) ?? 0;
const noisy = storedCuts(10).find(({ noise }) => noise === 0.03) as ReturnType<typeof storedCuts>[number]; // one of its noises
/** The least fall that the shipped settings count, in per cent. */
const least = Number((100 * slowest(shipped.threshold, shipped.patience)).toPrecision(2));

/** The questions of lesson 10. */
export const quiz: readonly QuizItem[] = [
  {
    id: "q1",
    stem: "`patience=10`, and the metric stands still from the first observation on. After which observation is the rate cut?",
    answers: 1,
    options: [
      {
        text: `After ${flat - 2}`,
        why: `Patience says how many bad observations are let pass. After ten observations only nine are bad, and nothing has happened.`,
      },
      {
        text: `After ${flat - 1}`,
        why: `This forgets that the first observation is not a bad one: it sets the mark. After ${flat - 1} observations there are ten bad ones, which is exactly as many as are let pass.`,
      },
      {
        text: `After ${flat}`,
        right: true,
        why: `One observation sets the best value, ten bad ones are let pass, and the next one is the cut: 1 + 10 + 1 = ${flat}.`,
      },
      {
        text: "After 20",
        why: "No setting of the rule doubles the patience. After the cut the count begins at 0, and a second cut comes 11 observations later.",
      },
    ],
  },
  {
    id: "q2",
    stem: "The threshold is relative and `1e-4`, as PyTorch ships it. By how much must a loss beat the best one so far to count as progress?",
    answers: 1,
    options: [
      {
        text: `By ${1e-4 * 1e3} %`,
        why: "The slip of one decimal that is copied from page to page. A per cent is a hundredth, so two places, not three.",
      },
      { text: `By ${1e-4 * 100} %`, right: true, why: "A ten-thousandth is a hundredth of a per cent. It is small: most noise is larger." },
      {
        text: "By 0.0001, whatever the loss is",
        why: 'That is `threshold_mode="abs"`. The relative one scales with the best value: at a loss of 5 it asks for five times as much.',
      },
      { text: "By 1 %", why: "That would be `threshold=0.01`, a setting that often serves better than the one that comes in the box." },
    ],
  },
  {
    id: "q3",
    stem: "The true loss falls by 0.2 % with every observation, for 100 observations. The metric has a noise of 3 %, patience is 10. What happens?",
    answers: 1,
    options: [
      {
        text: "Nothing: the trend wins in the end.",
        why: "Over 100 observations it does. But the rule looks at eleven at a time, and in eleven the loss falls by 2 %, less than the noise.",
      },
      {
        text: "The noise only makes the cuts come later than they should.",
        why: "None of these cuts should come at all. A lucky low value becomes the mark, and then honest progress looks bad beside it.",
      },
      {
        text: "It is all the same: noise averages out.",
        why: "In a mean it does. The best value so far is no mean but a minimum, and a minimum collects luck.",
      },
      {
        text: "Nearly every run is cut although none should be.",
        right: true,
        why: `In ${percent(noisy.part, 3)} of ${noisy.n} stored runs at least one cut came, ${noisy.meanCuts.toFixed(1)} in the mean. Each of them divides the rate by 10, and none is taken back.`,
      },
    ],
  },
  {
    id: "q4",
    stem: "Without noise: the loss falls by 0.02 % with every observation, so slowly that nobody wants to wait. Shipped settings. When does the rule cut?",
    answers: 1,
    options: [
      {
        text: "When patience runs out",
        why: "Patience runs out only if eleven observations in a row bring nothing that counts. Each of these counts.",
      },
      {
        text: "Never",
        right: true,
        why: `Each value beats the best one by more than 0.01 %. And progress adds up: even a fall of ${least} % would renew the mark in time. Slow is not a plateau, as long as the threshold says so.`,
      },
      { text: "Once, and then never again", why: "There is nothing special about a first cut: the same count decides each time." },
      { text: "It raises the rate instead", why: "This rule knows one direction. One that also raises the rate is another controller." },
    ],
  },
  {
    id: "q5",
    stem: "How were the rates of AlexNet (2012) and ResNet (2015, on ImageNet) lowered, by what their papers say?",
    answers: 1,
    options: [
      {
        text: "At epochs 30, 60 and 90 of 90",
        why: "Those numbers come from later recipes, and the last of them does nothing: no update follows it.",
      },
      { text: "Along a cosine", why: "The cosine came with SGDR, in 2016." },
      {
        text: "By a factor of 10 when the error stopped improving",
        right: true,
        why: "AlexNet’s authors did it by hand, three times; ResNet’s divided by 10 when the error plateaus. Both are this lesson’s rule, with a person for the counter.",
      },
      {
        text: "Not at all: the rate was constant",
        why: "Both lowered it by factors of 10. Lesson 2 says what a constant would have cost.",
      },
    ],
  },
];
