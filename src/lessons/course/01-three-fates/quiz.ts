import type { QuizItem } from "../../quiz.js";

/** The questions of lesson 1. */
export const quiz: readonly QuizItem[] = [
  {
    id: "q1",
    stem: String.raw`The curvature is $h = 4$ and the rate is $\eta = 0.4$. What does the point do?`,
    answers: 1,
    options: [
      {
        text: "It diverges.",
        why: String.raw`This takes every change of side for a divergence. The factor is $1 - 0.4 \cdot 4 = -0.6$. Its sign makes the point change sides, its size is below 1, so the distance shrinks all the same.`,
      },
      {
        text: "It slides down smoothly, because 0.4 is less than 1.",
        why: String.raw`There is nothing special about a rate of 1. The rate only counts together with the curvature: here $\eta h = 1.6$, and smooth descent needs $\eta h \le 1$.`,
      },
      {
        text: "It oscillates and converges.",
        right: true,
        why: String.raw`The factor is $1 - 0.4 \cdot 4 = -0.6$: the point changes sides at each update and keeps 60 % of its distance.`,
      },
      {
        text: "That depends on how large the gradient is.",
        why: String.raw`The gradient sets how long one step is, in proportion to the distance. Start twice as far away and every later position doubles as well, so the pattern stays. Stability depends on $\eta h$ alone.`,
      },
    ],
  },
  {
    id: "q2",
    stem: "You multiply the loss by 2, so every gradient doubles. By what does that change an Adam step, with its settings left alone?",
    answers: 1,
    options: [
      {
        text: "By about nothing.",
        right: true,
        why: String.raw`Adam divides an average of gradients by the root of an average of their squares. Both double, so the ratio stays. Only $\varepsilon$ keeps it from being exact.`,
      },
      {
        text: "It doubles.",
        why: "That is what plain SGD does: its step is the rate times the gradient. Adam divides by the gradient's own size first.",
      },
      {
        text: "It becomes 4 times as long.",
        why: "This sees the square in Adam's $v$ and forgets that a root is taken of it, and that it stands in the denominator.",
      },
      {
        text: "It halves.",
        why: String.raw`This doubles the denominator, $\sqrt{\hat v}$, but forgets that the numerator $\hat m$ doubles too.`,
      },
    ],
  },
  {
    id: "q3",
    stem: String.raw`A valley has condition number $\kappa = 100$. You use the best single rate. How does the slowest direction move?`,
    answers: 1,
    options: [
      {
        text: "As fast as the others: that is what best means.",
        why: "One rate has to serve all directions. The best one makes the sharpest and the flattest direction equally slow; it can't make the slow one quick.",
      },
      {
        text: "By about 2 % of its distance per update.",
        right: true,
        why: String.raw`The factor is $(\kappa - 1)/(\kappa + 1) = 99/101 \approx 0.980$, so about 2 % is gone after one update.`,
      },
      {
        text: "Not at all.",
        why: "It is slow, not stuck: along a flat direction the gradient is small but not zero.",
      },
      {
        text: "That depends on where it starts.",
        why: "The start sets the distance. What part of it one update removes is the same everywhere on a quadratic.",
      },
    ],
  },
  {
    id: "q4",
    stem: "In a real training run the loss was higher after one update than before. What is certain?",
    answers: 1,
    options: [
      {
        text: "The rate is too large.",
        why: "That is one candidate. In a noiseless quadratic it would be the only one. Real gradients are noisy, and a healthy run with noise rises at many of its steps: this lesson counted them.",
      },
      {
        text: "There is a bug.",
        why: "A bug can raise the loss, but one rise is no evidence for it. The run counted above has no bug and rises all the time.",
      },
      {
        text: "The run has passed the minimum.",
        why: "Changing sides is not what raises a loss: with a factor of −0.6 the point passes the minimum at each update while the loss falls each time.",
      },
      {
        text: "Nothing: it may be noise, or an overshoot along one direction.",
        right: true,
        why: "One rise fits several stories. Look at many steps, or measure the same loss without noise, before you change the rate.",
      },
    ],
  },
];
