import { formatNumber } from "../../../plots/format.js";
import { differenceText } from "../../../plots/sweepFigure.js";
import type { QuizItem } from "../../quiz.js";
import { lengthsFor, uncorrected } from "./adamNumbers.js";
import { gradientOf } from "./pictures/gradients.js";
import { cellOf, lengthTables, mapTable, shapeOf, versusAt } from "./tables.js";

const plain = uncorrected();
const map = mapTable();
const lengths = lengthTables();
const cell = (steps: 100 | 400, warmup: number): string =>
  formatNumber(cellOf(lengths[steps], `warmup ${warmup}`, 0.0225).test ?? Number.NaN, 2);
const cost = differenceText(map, versusAt(map, "post, warmup 50", 0.003).difference);
const best = (name: string): string => {
  const { rate, test } = shapeOf(map, name);
  return `${formatNumber(test ?? Number.NaN)} at ${formatNumber(rate ?? Number.NaN)}`;
};
const at = (name: string, rate: number): string => formatNumber(cellOf(map, name, rate).test ?? Number.NaN);
const layer = (name: string): string => formatNumber(gradientOf("post", name), 2);

/** The questions of lesson 6. */
export const quiz: readonly QuizItem[] = [
  {
    id: "first-step",
    stem: "Adam with its usual settings, first update. One parameter has a gradient of $10^{-5}$. How far does it move?",
    answers: 1,
    options: [
      {
        text: "Very far: it is divided by a tiny $v$.",
        why: "That looks at the denominator alone. The numerator is the same gradient, just as tiny, and the two cancel.",
      },
      {
        text: String.raw`About one rate, $\eta$.`,
        right: true,
        why: String.raw`Corrected, $\hat m = g$ and $\hat v = g^2$. The step is $\eta\,g/(|g| + \varepsilon)$, here ${formatNumber(lengthsFor(1e-5)[0] ?? Number.NaN)} rates.`,
      },
      {
        text: String.raw`$10^{-5}\,\eta$.`,
        why: "That is SGD's step. Adam divides the size of the gradient out, so it doesn't know that it was tiny.",
      },
      {
        text: "Nowhere: both averages start at 0.",
        why: "They start at 0 and have seen the gradient by the time they are used. The correction then makes up for the start.",
      },
    ],
  },
  {
    id: "bias-correction",
    stem: "What does bias correction do to the length of Adam's early updates, when the gradient stays the same?",
    answers: 1,
    options: [
      {
        text: "It makes them too long, which is why a warmup is needed.",
        why: "This has the direction reversed. With the correction every one of these updates is one rate long.",
      },
      {
        text: `It removes an inflation: without it they are ${formatNumber(plain.first)} rates long at first and ${formatNumber(plain.most)} at update ${plain.at}.`,
        right: true,
        why: String.raw`Uncorrected, $m$ wakes up ten times sooner than $v$ at the defaults, and $m/\sqrt{v}$ overshoots. The correction divides both by what they lack.`,
      },
      {
        text: "It changes the direction of an update, and leaves its length.",
        why: "It is one number for all parameters at a given update, so it can't turn the step. Length is all it changes.",
      },
      {
        text: "Nothing: the two corrections cancel.",
        why: String.raw`They would if both had the same $\beta$. One divides by $1 - \beta_1^t$, the other by the root of $1 - \beta_2^t$, and these differ for a thousand updates.`,
      },
    ],
  },
  {
    id: "first-update",
    stem: String.raw`A warmup of 100 updates is written as $\eta_{\max}\, t/w$, with $t$ counted from 0. What does the first batch do to the parameters?`,
    answers: 1,
    options: [
      {
        text: "It moves them by a small step.",
        why: "At $t = 0$ the formula gives a rate of exactly 0, not a small one. With $(t + 1)/w$ it would be a hundredth of the peak.",
      },
      {
        text: "It moves them by a full step.",
        why: "That would be a run without a warmup. Here the first rate is the lowest of all.",
      },
      {
        text: "Nothing at all: its rate is 0.",
        right: true,
        why: "The batch is read, the gradient computed, and the step has length 0. Adam's averages remember it, the parameters don't.",
      },
      {
        text: "It raises an error: a rate must be above 0.",
        why: "PyTorch, transformers, optax and this library accept a rate of 0.",
      },
    ],
  },
  {
    id: "benefit",
    stem: "What did a warmup buy in this lesson's map?",
    answers: 1,
    options: [
      {
        text: "A lower final loss at every rate.",
        why: `At 0.003 a warmup of 50 changed the loss by ${cost}: it cost. What helps at one rate may hurt at another.`,
      },
      {
        text: "A wider range of peak rates that work.",
        right: true,
        why: `At 0.0175 the post-norm net ended at ${at("post, warmup 0", 0.0175)} without warmup and at ${at("post, warmup 50", 0.0175)} with 50 updates. At the best rate of each they were close: ${best("post, warmup 0")} and ${best("post, warmup 50")}.`,
      },
      {
        text: "Fewer updates to the same loss, at the same rate.",
        why: "A warmup spends updates at a low rate. At equal rates it is behind at first, unless the other run dies.",
      },
      {
        text: "A smaller optimizer state.",
        why: "A schedule changes numbers that are multiplied with the update. What Adam keeps has the same size.",
      },
    ],
  },
  {
    id: "how-long",
    stem: "A colleague used 4 % of warmup in a run of 400 updates, and it went well. Your run has 100 updates, the same net and the same rate. You take…",
    answers: 1,
    options: [
      {
        text: "…4 %: the share is what carries over.",
        why: `That is 4 updates instead of 16. Measured here: ${cell(400, 16)} after 400 updates with 16, ${cell(100, 4)} after 100 updates with 4.`,
      },
      {
        text: "…one epoch: that is always enough.",
        why: "An epoch has as many updates as your data set happens to be large. The net does not know where it ends.",
      },
      {
        text: "…about as many updates as they had, and measure whether you need them.",
        right: true,
        why: `The start of a run does not know how long the run will be. 16 updates ended at ${cell(100, 16)} here, 4 at ${cell(100, 4)}.`,
      },
      {
        text: "…10 %, to be on the safe side.",
        why: "A share again. The published recipes of this lesson run from about 0.1 % to 4 %, and from 2000 to 10,000 updates.",
      },
    ],
  },
  {
    id: "which-layers",
    stem: "In the post-norm net, which layers have the longest gradients before the first update?",
    answers: 1,
    options: [
      {
        text: "The embedding, since it is farthest from the loss.",
        why: `It has the shortest of those we compared: ${layer("embedding")}. Being far from the loss made it small here.`,
      },
      {
        text: "Queries, keys and values.",
        why: `They stand at ${layer("attention1.qkv")} in the first block and ${layer("attention4.qkv")} in the last, below the MLP of the same block.`,
      },
      {
        text: "Those near the output.",
        right: true,
        why: `The longest of all is that of the MLP in the last block, ${layer("mlp4.out")}; in the pre-norm net it is ${formatNumber(gradientOf("pre", "mlp4.out"), 2)}. Xiong and others derive large gradients near the output for post-norm nets.`,
      },
      {
        text: "None: they are all alike.",
        why: `Between the embedding and the last block's MLP lies a factor of ${formatNumber(gradientOf("post", "mlp4.out") / gradientOf("post", "embedding"), 2)}.`,
      },
    ],
  },
];
