import type { QuizItem } from "../../quiz.js";

/** The matching game comes first, in the order of the text, then the questions. */
export const quiz: readonly QuizItem[] = [
  {
    id: "two-stairs",
    stem: "Two curves have stairs. Which is which?",
    answers: 1,
    options: [
      {
        text: "F is the step decay, C the multi-step",
        why: "This takes the longer first stair for the default. A step decay has one step size, so all its stairs have the same width. The first two of F are 50 % and 25 % of the run.",
      },
      {
        text: "C is the step decay, F the multi-step",
        right: true,
        why: "C drops after every third of the run: equal stairs. F waits until half-way and drops again at three quarters: only a list of milestones can do that.",
      },
      {
        text: "Both are step decays with different γ",
        why: "This confuses the height of a stair with its width. On the log axis both fall by the same factor, ÷10, at each drop. What differs is where.",
      },
      {
        text: "One of them is an exponential, seen from afar",
        why: "An exponential of the same factors would run through the corners of the stairs, but it falls at every update. On the log axis it is a straight line without any flat part.",
      },
    ],
  },
  {
    id: "straight",
    stem: "Which curve is straight on the linear axis, and which on the log axis?",
    answers: 1,
    options: [
      {
        text: "A on the linear axis, E on the log axis",
        why: "The axes are swapped. A log axis turns equal factors into equal distances, so it is the exponential that becomes straight there.",
      },
      {
        text: "E on both",
        why: "This reads “linear” as “straight everywhere”. On the log axis E bends down: near its end the same amount is an ever larger part of what is left.",
      },
      {
        text: "E on the linear axis, A on the log axis",
        right: true,
        why: "E loses the same amount at each update: the linear decay. A loses the same factor at each update: the exponential. Equal amounts and equal factors are two different things.",
      },
      {
        text: "H on the linear axis, E on the log axis",
        why: "H looks straight for a while around the middle, where a cosine has its steepest slope. Look at its two ends: they are flat.",
      },
    ],
  },
  {
    id: "smooth",
    stem: "B and H both reach zero at the end without a corner there. Which is which?",
    answers: 1,
    options: [
      {
        text: "H is the cosine, B the polynomial with p = 2",
        right: true,
        why: "H is flat at both ends and crosses one half exactly at half-way. B falls fastest at once and has a quarter left at half-way.",
      },
      {
        text: "B is the cosine, H the polynomial with p = 2",
        why: "This is the sentence “a cosine falls quickly at first, then gently”. It describes B. A cosine starts flat.",
      },
      {
        text: "Both are cosines with different floors",
        why: "A floor moves the end of a cosine, not its form. Every cosine passes through the middle between its first rate and its floor at half-way. B does not.",
      },
      {
        text: "They cannot be told apart on these axes",
        why: "At half-way one has twice as much left as the other. The log axis shows their ends: both fall away steeply there, which hides the difference only if you look nowhere else.",
      },
    ],
  },
  {
    id: "last-two",
    stem: "D and G are left: a polynomial with p = ½ and an inverse square root. Which is which?",
    answers: 1,
    options: [
      {
        text: "D is the inverse square root, G the polynomial",
        why: "Both names have a square root in them, and it acts on different things. $\\sqrt{1-u}$ is steep where $u$ is near 1. $\\sqrt{\\tau/t}$ is steep where $t$ is small.",
      },
      {
        text: "G is the polynomial, because it bends like p = 2",
        why: "The bend is alike, the end is not. Every polynomial decay reaches its end rate at T, while G still has more than a fifth of its peak.",
      },
      {
        text: "Neither: a rate must end at zero",
        why: "Nothing forces a rate to zero. An inverse square root has no T in its formula, so it cannot know where the end is.",
      },
      {
        text: "G is the inverse square root, D the polynomial",
        right: true,
        why: "G falls early, then ever more slowly, and never reaches zero. D keeps its rate for long and drops to zero at the very end.",
      },
    ],
  },
  {
    id: "fastest",
    stem: "Where does a cosine fall fastest?",
    answers: 1,
    options: [
      {
        text: "at the start",
        why: "“Quick, then gentle” is true of an exponential and of a polynomial with p = 2. A cosine has 97.6 % of its first rate left after a tenth of the run.",
      },
      {
        text: "at the end",
        why: "On a log axis it looks so, because a small amount is a large factor there. In amounts, its end is as flat as its start.",
      },
      {
        text: "in the middle",
        right: true,
        why: "Its slope is $-\\frac{\\pi}{2}\\sin(\\pi u)$ of its range, zero at both ends and largest at $u = \\frac12$.",
      },
      {
        text: "nowhere: its slope is constant",
        why: "A constant slope is the straight line. The cosine meets it at the start, at half-way and at the end, and nowhere else.",
      },
    ],
  },
  {
    id: "quarter",
    stem: "A cosine falls to zero. How much of its first rate is left after a quarter of the run?",
    answers: 1,
    options: [
      { text: "75 %", why: "That is the straight line: one quarter of the run, one quarter of the rate." },
      { text: "85 %", right: true, why: "$(1 + \\cos(\\pi/4))/2 = 0.854$. A quarter of the run, and only 15 % of the way down." },
      {
        text: "99 %",
        why: "This believes that a cosine “stays at its maximum” early on. It starts flat, and by a quarter it has lost 15 %.",
      },
      { text: "50 %", why: "That is half-way. A cosine is symmetric about its middle point, $u = \\frac12$, $\\frac12$ of the range." },
    ],
  },
  {
    id: "gamma-200",
    stem: "The rate is multiplied by 0.95 per epoch. What factor is left after 200 epochs?",
    answers: 1,
    options: [
      {
        text: "1.7e-5",
        why: "A number that is passed around, and half of the true one. Compute it once: `0.95 ** 200`.",
      },
      { text: "0.05", why: "This takes 0.95 for “95 % of the fall, over the whole run”. The factor acts once per epoch, 200 times." },
      {
        text: "1e-2",
        why: "This treats the fall as a straight line that gets low but not tiny. Factors multiply: each 13.5 epochs halve what is left.",
      },
      {
        text: "3.5e-5",
        right: true,
        why: "$0.95^{200} = e^{200 \\ln 0.95} = e^{-10.26} = 3.5 \\cdot 10^{-5}$. Nearly 15 half-lives of 13.5 epochs.",
      },
    ],
  },
  {
    id: "no-horizon",
    stem: "Which of these needs no horizon?",
    answers: 1,
    options: [
      {
        text: "inverse square root",
        right: true,
        why: "Its formula has a timescale and no T. Train twice as long, and the first half of the schedule is the same.",
      },
      { text: "cosine", why: "T stands in its formula. Another T changes the rate of every update but the first." },
      { text: "linear", why: "Its slope is $\\eta_0/T$, so it needs T as much as the cosine does." },
      { text: "polynomial with p = 2", why: "It is built from $1 - t/T$. Being easy to compute does not free it from T." },
    ],
  },
  {
    id: "powers",
    stem: "Half-way through, what is left with p = 2, and what with p = 1?",
    answers: 1,
    options: [
      {
        text: "0.75 and 0.5",
        why: "This is $1 - u^2$: the power sits on $u$ instead of on $1 - u$. That shape stays high and falls at the end.",
      },
      { text: "0.5 and 0.5", why: "Only the two ends are the same for every power. Between them a larger power is lower." },
      { text: "0.25 and 0.5", right: true, why: "$(1 - \\frac12)^2 = 0.25$ and $(1 - \\frac12)^1 = 0.5$." },
      {
        text: "0.71 and 0.5",
        why: "This is the square root, p = ½. A power below 1 holds the rate up; a power above 1 takes it down early.",
      },
    ],
  },
  {
    id: "gamma-for-end",
    stem: "An exponential should end at 1 % after T updates. Which γ?",
    answers: 1,
    options: [
      { text: "$0.01/T$", why: "This shares the end ratio out by division. The first update would already be at a tiny rate." },
      { text: "$0.01^{1/T}$", right: true, why: "T factors must multiply to 0.01: $\\gamma^T = 0.01$, so $\\gamma$ is the T-th root." },
      { text: "$1 - 0.01/T$", why: "This loses about 1 % over the whole run: it ends near 99 %, not at 1 %." },
      {
        text: "$e^{-0.01\\,T}$",
        why: "The exponent grows with T here, so a longer run would get a faster decay at each update. It must be $e^{\\ln(0.01)/T}$.",
      },
    ],
  },
];
