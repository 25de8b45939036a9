import type { QuizItem } from "../../quiz.js";

/** The question of the page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "bad-point",
    stem: "In the averaging phase your training loss is three times as high as it was before the rate went up. What do you do?",
    answers: 1,
    options: [
      {
        text: "Lower the rate: weights from such a phase cannot give a good average",
        why: "The loss of the points says little about the loss of their average. On the quadratic a point twenty times as high has the best average of all.",
      },
      {
        text: "Look at the loss of the averaged model, with its batch norm statistics computed anew",
        right: true,
        why: "It is the only number that counts here. The point is expected to get worse when the rate goes up; whether its average is better has to be measured.",
      },
      {
        text: "Stop and keep the model from before the rate went up",
        why: "That model is what averaging has to beat, so keep a copy. But the rise of the training loss is no sign that it won't.",
      },
      {
        text: "Nothing: averages are always better than their points",
        why: "They are in a bowl. On a network the points may lie in different valleys, and then their middle lies on a ridge.",
      },
    ],
  },
];
