import type { QuizItem } from "../../quiz.js";
import { percent } from "../../say.js";
import { plans } from "./plans.js";

const { lr, peak, steps } = plans.vision;
/** What is left of the peak when the same recipe is stepped once for each pass of 46 updates. */
const slow = percent(lr(Math.floor((steps - 1) / 46)) / peak, 2);

/** The questions of the recipes. */
export const quiz: readonly QuizItem[] = [
  {
    id: "copied-recipe",
    stem: "You copy a recipe for a batch of 256 and train with a batch of 32. What do you do with its peak rate?",
    answers: 1,
    options: [
      {
        text: "Keep it: the rate belongs to the model.",
        why: "It belongs to model, optimizer and batch together. A smaller batch has noisier steps, and the best rate of SGD goes down with it.",
      },
      {
        text: "Divide it by eight with SGD, as a first guess, and try half and twice of that.",
        right: true,
        why: "The linear rule is a good start for SGD in small batches. The two trials around it find what the rule misses. For Adam the factor is nearer to a root.",
      },
      {
        text: "Multiply it by eight, because there are eight times as many updates.",
        why: "More updates mean more travel at the same rate. That argues for a lower one, if for anything.",
      },
      {
        text: "Take the rate that a range test names.",
        why: "A range test tells which rates are hopeless. Which of the others is best it can't tell, as lesson 9 counts.",
      },
    ],
  },
  {
    id: "one-clock",
    stem: `A run makes ${steps} updates in passes of 46. Its recipe for pictures is stepped once for each pass. Where does the rate get to?`,
    answers: 1,
    options: [
      {
        text: `To ${slow} of its peak at most: it never leaves the rise.`,
        right: true,
        why: "The schedule counts the calls of step(), and there were only a few. Nothing in the log looks broken; the run is just slow.",
      },
      {
        text: "To zero at the end, in larger stairs.",
        why: "That would need a schedule that was built in passes. This one was built in updates, and was told of a handful.",
      },
      {
        text: "To its peak, and then it holds.",
        why: "The rise alone takes more calls than there are passes in this run.",
      },
      {
        text: "PyTorch raises an error.",
        why: "No scheduler knows how many updates there will be. It takes every call for the next one.",
      },
    ],
  },
];
