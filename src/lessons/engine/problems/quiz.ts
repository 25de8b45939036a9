import type { QuizItem } from "../../quiz.js";

/** The questions of the page about problems. */
export const quiz: readonly QuizItem[] = [
  {
    id: "seventy",
    stem: "A net is right on 70 % of the plates. What does that say?",
    answers: 1,
    options: [
      {
        text: "It finds 70 % of the defects.",
        why: "It may find none. Accuracy counts all plates alike, and most of them have no defect.",
      },
      {
        text: "It is far better than guessing one of four, 25 %.",
        why: "The classes are not equally frequent. Answering the most frequent one is the guess to beat.",
      },
      {
        text: "Nothing: answering “good” each time is right on 70 %.",
        right: true,
        why: "Compare with the best answer that never looks at the picture. Then look at each class by itself.",
      },
      {
        text: "It has overfitted.",
        why: "For that one would have to know how it does on the plates it was trained on.",
      },
    ],
  },
  {
    id: "which-split",
    stem: "You try six rates. Where do you choose the best, and where do you report it?",
    answers: 1,
    options: [
      {
        text: "Choose on test, report on test.",
        why: "Among six numbers with noise the highest is partly luck, and the report would keep that luck as skill.",
      },
      {
        text: "Choose on validation, report on validation.",
        why: "The same luck under another name: the chosen number is too high on the very examples that chose it.",
      },
      {
        text: "Choose on validation, report on test, once.",
        right: true,
        why: "Whatever luck decided the choice does not come along to examples that had no say in it.",
      },
      {
        text: "Choose on train: there are most examples there.",
        why: "The highest rate that memorises would win. What is wanted is the answer on examples that nobody trained on.",
      },
    ],
  },
  {
    id: "below-the-floor",
    stem: "The grammar's floor is 0.36 nats a character. A model reports 0.30 on the whole validation text. What is likely?",
    answers: 1,
    options: [
      {
        text: "A larger model has found a better grammar.",
        why: "The text is drawn from this very grammar. Which of two equally likely words comes next is a coin, and no model foresees coins.",
      },
      {
        text: "It has seen what it should foretell.",
        right: true,
        why: "Attention that is not causal, targets shifted by one, or validation text in the training data: each lets the answer through. Below the floor means a bug.",
      },
      {
        text: "It used 64 bits.",
        why: "Rounding moves such a loss in its seventh digit.",
      },
      {
        text: "The rate was higher.",
        why: "A rate changes how near the floor a run comes, not where the floor is.",
      },
    ],
  },
];
