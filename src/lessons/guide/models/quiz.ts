import { formatNumber } from "../../../plots/format.js";
import type { QuizItem } from "../../quiz.js";
import { percent } from "../../say.js";
import { partAt, published } from "./published.js";
import { tuned } from "./values.js";

const end = (name: "t5" | "palm"): string => percent(partAt(name, 1), 2);

/** The questions of this page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "same-formula",
    stem: `T5 and PaLM share a formula: held for ${published.t5.warmup.toLocaleString("en")} updates, then an inverse square root. Why do they end at ${end("t5")} and ${end("palm")} of their peaks?`,
    answers: 1,
    options: [
      {
        text: "One of them was stopped in the middle of its plan.",
        why: "An inverse square root has no plan for its end, so no stop is in the middle of it.",
      },
      {
        text: "They trained for different numbers of updates, and the formula does not know the end.",
        right: true,
        why: `Only the ratio of the updates to the hold counts. ${published.t5.total.toLocaleString("en")} updates are about twice ${published.palm.total.toLocaleString("en")}, so the rate is lower by about the root of two.`,
      },
      {
        text: "The larger model needs the higher rate.",
        why: "Nothing in the formula knows the size of the model. Parts of a peak say nothing about the peak either.",
      },
      {
        text: "The batches differ.",
        why: "They do, and the formula counts updates all the same. A batch enters it only by how many updates there are.",
      },
    ],
  },
  {
    id: "usual-rate",
    stem: `A text says: “in language work, start with ${formatNumber(tuned.bertLow)} to ${formatNumber(tuned.bertHigh)}.” You are about to train a small GPT from its first weights. What do you make of it?`,
    answers: 1,
    options: [
      {
        text: "Take it: rates depend on the field.",
        why: "They depend on the optimizer, the model, the batch and on where the weights come from. This range was given for weights that had been trained already.",
      },
      {
        text: "It is a range for fine-tuning. From first weights reports name peaks several times as high.",
        right: true,
        why: `GPT was pre-trained at a peak of ${formatNumber(published.gpt.peak)} and fine-tuned at ${formatNumber(tuned.gpt)}; BERT at ${formatNumber(published.bert.peak)}, then at ${formatNumber(tuned.bertLow)} to ${formatNumber(tuned.bertHigh)}. Begin near a relative of yours and try three rates.`,
      },
      {
        text: "Multiply it by the batch size.",
        why: "No rule of this course multiplies a rate by a batch. Rules of scaling carry a rate from one batch to another, and this one comes without a batch.",
      },
      {
        text: "Ignore it: published rates are useless.",
        why: "They are a good place to begin, if the run that they come from is a relative of yours. The condition is what was left out.",
      },
    ],
  },
];
