import type { QuizItem } from "../../quiz.js";

/** The questions of the page on backpropagation. */
export const quiz: readonly QuizItem[] = [
  {
    id: "cost",
    stem: "A net has a million parameters. What does the whole gradient cost by backpropagation, counted in forward passes?",
    answers: 1,
    options: [
      {
        text: "About a million",
        why: "That is the price of trying each parameter out, and central differences even need two passes for each. Backpropagation shares the work: one number per node serves all parameters before it.",
      },
      {
        text: "A few, however many parameters there are",
        right: true,
        why: "Every operation is undone once, at a small multiple of what it cost forward: a matrix product has two products as its backward. Theory gives an upper bound of about five.",
      },
      {
        text: "About a thousand, the root of a million",
        why: "Nothing grows with the number of parameters beyond what the forward pass already does with them.",
      },
      {
        text: "Nothing: gradients fall out of the forward pass",
        why: "The forward pass gives values. Slopes need the second pass, and it needs the values kept, which is why training takes more memory than evaluation.",
      },
    ],
  },
  {
    id: "fan-out",
    stem: "A number is used in three places. Three gradients come back to it. What is its gradient?",
    answers: 1,
    options: [
      {
        text: "Their sum",
        right: true,
        why: "Moving the number moves the loss along three ways at once, and for small moves the effects add. This is the chain rule with several paths.",
      },
      {
        text: "Their mean",
        why: "Each use has its full effect. Using a number more often makes the loss more sensitive to it, not less.",
      },
      {
        text: "The one that comes last",
        why: "That is the bug of writing = for +=. It goes unnoticed in a plain chain, where everything is used once, and breaks at the first skip connection.",
      },
      {
        text: "The largest",
        why: "Nothing is chosen here. A small gradient from one place can even cancel a large one from another.",
      },
    ],
  },
  {
    id: "smaller-step",
    stem: "You check a gradient in 32 bits by central differences. With h = 0.001 four digits agree. You take h = 0.00001. What happens?",
    answers: 1,
    options: [
      {
        text: "The error falls ten thousand times: it goes with h².",
        why: "The formula's own error does. But the two losses now agree in nearly all of their 7 digits, and the difference keeps only what is left.",
      },
      {
        text: "It gets worse, because rounding takes over.",
        right: true,
        why: "The rounding of the losses is divided by 2h. A step a hundred times smaller makes that part a hundred times larger. In the picture, 32 bits do best with h near 0.001.",
      },
      {
        text: "Nothing: the fifth digit was the engine's own error.",
        why: "Backward in 32 bits is right to about 7 digits. It is the difference that is poor, so it is made in 64 bits.",
      },
      {
        text: "It depends on the rate.",
        why: "No update is made while a gradient is checked.",
      },
    ],
  },
];
