import type { QuizItem } from "../../quiz.js";

/** The question of the page of one cycle. */
export const quiz: readonly QuizItem[] = [
  {
    id: "foot",
    stem: "20 epochs of 100 batches. The scheduler is `OneCycleLR(optimizer, max_lr=0.1, epochs=20, steps_per_epoch=100)`, and `scheduler.step()` stands at the end of each epoch. What does the run see?",
    answers: 1,
    options: [
      {
        text: "The whole cycle within the first epoch, then the last rate",
        why: "It is the other way round. The cycle has 2000 calls, and only 20 are made.",
      },
      {
        text: "The whole cycle, in 20 stairs",
        why: "That needs a cycle of 20 calls: `total_steps=20`. This one was told 20 times 100.",
      },
      {
        text: "Rates of about 0.004 all the way: it never leaves the foot",
        right: true,
        why: "After 20 of 2000 calls a cosine that rises for 600 has hardly moved. The run is stable, quiet and slow, and nothing warns you.",
      },
      {
        text: "An error in epoch 21, because the steps are used up",
        why: "The error comes when there are too many calls: a cycle of 20 steps that is stepped per batch raises in the first epoch. Too few calls raise nothing.",
      },
    ],
  },
];
