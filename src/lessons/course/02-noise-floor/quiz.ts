import type { QuizItem } from "../../quiz.js";

/** The questions of lesson 2. */
export const quiz: readonly QuizItem[] = [
  {
    id: "q1",
    stem: "A run with a small constant rate has settled on its floor. You halve the rate and wait. What becomes of the excess loss?",
    answers: 1,
    options: [
      {
        text: "It falls to about a quarter.",
        why: String.raw`One kick is $\eta\xi$, so its variance does go with $\eta^2$. But a lower rate also forgets old kicks more slowly, and that gives one $\eta$ back.`,
      },
      {
        text: "It falls to about half.",
        right: true,
        why: String.raw`The floor is $\eta\sigma^2/(h(2 - \eta h))$. While $\eta h$ is small the bracket stays near $2$, so the floor is in proportion to $\eta$.`,
      },
      {
        text: "It stays: only the batch changes the noise.",
        why: "The noise of one gradient stays. What the run makes of it does not: each kick is multiplied by the rate.",
      },
      {
        text: "It doubles, because the run is slower.",
        why: "Slower to arrive is not farther away. The run had arrived already; this question is about where it settles.",
      },
    ],
  },
  {
    id: "q2",
    stem: "Which of these lets a constant rate converge to the minimum itself, with no decay?",
    answers: 1,
    options: [
      {
        text: "A convex loss.",
        why: "The bowl of this lesson is as convex as a loss can be, and it has a floor. Convexity says there is one valley, not that the noise ends in it.",
      },
      {
        text: "A big batch.",
        why: "It lowers the floor in proportion. Unless the batch is all the data, some noise is left, and with it a floor.",
      },
      {
        text: "Adam.",
        why: "Adam divides the gradient by its size. Near the minimum the gradient is mostly noise, so Adam's steps are mostly noise as well, and the rate sets how long they are.",
      },
      {
        text: "Noise that vanishes at the minimum.",
        right: true,
        why: "If every example has its minimum at the same place, no example pushes there. The kicks shrink with the distance, and nothing is left to hold the run up. This is called interpolation.",
      },
    ],
  },
  {
    id: "q3",
    stem: "“The run keeps bouncing between the walls of the valley.” What does this picture describe?",
    answers: 1,
    options: [
      {
        text: "The oscillation that curvature causes. Noise has no part in it.",
        right: true,
        why: String.raw`Walls are lesson 1: with $\eta h$ above 1 the point changes sides at each update, in step, and without any noise. Below 2 it even converges.`,
      },
      {
        text: "The noise floor.",
        why: "On the floor the run wanders without a rhythm, also at rates far below $1/h$, where it never crosses from wall to wall in one update.",
      },
      {
        text: "A local minimum that the run can't leave.",
        why: "One bowl with one minimum is enough to bounce in.",
      },
      {
        text: "Momentum. Without it nothing bounces.",
        why: "Momentum can add a swing of its own. But lesson 1 had no momentum, and its point bounced.",
      },
    ],
  },
  {
    id: "q4",
    stem: "You average the last 1000 iterates of a run with a constant rate. What does that do?",
    answers: 1,
    options: [
      {
        text: "Nothing: the average of noise is noise.",
        why: "It is much less noise. Kicks in opposite directions cancel, and iterates that are far apart in time hardly depend on each other.",
      },
      {
        text: "The same as a smaller batch.",
        why: "A smaller batch is a noisier gradient and a higher floor. Averaging goes the other way.",
      },
      {
        text: "It lowers the floor and leaves the rate alone.",
        right: true,
        why: "The run itself stays as noisy as before; its average lies much nearer to the minimum. The one condition is that the start has been forgotten before the average begins.",
      },
      {
        text: "It makes matters worse: the old iterates are biased, which adds noise.",
        why: "This mixes up the two parts. Iterates from before the run settled would add bias, not noise. The last 1000 of a long run have none left.",
      },
    ],
  },
  {
    id: "q5",
    stem: "The batch becomes 4 times as large, the rate stays. What becomes of the floor?",
    answers: 1,
    options: [
      {
        text: "It falls to half.",
        why: String.raw`That is the standard deviation: how far the run typically is from the minimum, $\sqrt{1/4}$. The floor is a variance, and so is the loss it costs.`,
      },
      {
        text: "It falls to a quarter.",
        right: true,
        why: "The mean of $B$ examples has variance $s^2/B$, where $s^2$ is that of one. The floor is in proportion to it.",
      },
      {
        text: "It stays.",
        why: "The curvature and the rate stay. The noise does not: averaging over more examples is what a larger batch is.",
      },
      {
        text: "It depends on the curvature alone.",
        why: String.raw`The curvature stands in the formula, and so do the rate and the noise: $\eta\sigma^2/(h(2 - \eta h))$.`,
      },
    ],
  },
];
