import { formatNumber } from "../../../plots/format.js";
import { oneCycle } from "../../../schedules/families/oneCycle.js";
import type { QuizItem } from "../../quiz.js";
import { percent } from "../../say.js";
import { lagFactor } from "./pictures/lag.js";
import { footRate } from "./values.js";

const last = oneCycle({ maxLr: 0.1, totalSteps: 100 })(99);

/** The questions of lesson 9. */
export const quiz: readonly QuizItem[] = [
  {
    id: "q1",
    stem: "A cycle with a peak of 0.1, PyTorch's `div_factor=25` and `final_div_factor=1e4`. Which rate has its last update?",
    answers: 1,
    options: [
      {
        text: "$10^{-5}$",
        why: "That is the peak over 10⁴. The final factor divides the **first** rate, which is already 25 times below the peak.",
      },
      { text: "0.004", why: "That is where it begins." },
      { text: `$4 \\cdot 10^{-7}$`, right: true, why: `0.1 / 25 / 10⁴. The library agrees: ${formatNumber(last)}.` },
      { text: "0", why: "Nearly, but a factor never reaches 0." },
    ],
  },
  {
    id: "q2",
    stem: "A cycle is built for 20 epochs of 100 batches, but `scheduler.step()` stands at the end of an epoch. What happens?",
    answers: 1,
    options: [
      {
        text: `The rate never leaves the foot of the rise: after 20 epochs it is at ${percent(footRate() / 0.1)} of the peak.`,
        right: true,
        why: `It was built for 2000 steps and made 20. The last epoch runs at ${formatNumber(footRate())}, hardly above the first.`,
      },
      {
        text: "The whole cycle passes in the first epoch, and the rest runs at the end rate.",
        why: "That would need 2000 steps in one epoch. There is one step an epoch: the cycle is too slow, not too fast.",
      },
      { text: "PyTorch raises an error.", why: "It raises when there are too many steps. Too few are silent." },
      { text: "The peak is reached in epoch 6, as planned.", why: "30 % of the cycle are 600 steps. In epoch 6 there have been 6." },
    ],
  },
  {
    id: "q3",
    stem: "Now the other way round: a cycle is built with `total_steps=20`, the number of epochs, and stepped after every batch. What happens?",
    answers: 1,
    options: [
      {
        text: "After 20 updates PyTorch raises a ValueError.",
        right: true,
        why: "OneCycleLR counts its steps and refuses to go on. Of the two mix-ups this is the harmless one: you hear of it within seconds.",
      },
      { text: "It goes on silently at the lowest rate.", why: "Most schedulers would go on. This one raises." },
      { text: "The cycle begins again.", why: "CyclicLR does that. One cycle is one." },
      { text: "The rate climbs without end.", why: "The formula would climb once more after its end, but the scheduler raises before." },
    ],
  },
  {
    id: "q4",
    stem: "A finder smooths its losses with a running mean of the past and takes the steepest place. Without any noise, where does the smoothing move that place?",
    answers: 1,
    options: [
      {
        text: "To the right: to a rate that is too high.",
        right: true,
        why: `A mean of the past shows every turn late, and late is at a higher rate. With β = 0.95 it is ${formatNumber(lagFactor(100, 0.95), 2)} times as high in a test of 100 updates, ${formatNumber(lagFactor(300, 0.95), 2)} times in one of 300.`,
      },
      {
        text: "To the left: smoothing flattens the fall.",
        why: "It does flatten it, but what it shows at a rate happened at the lower rates before.",
      },
      {
        text: "Nowhere: smoothing removes noise and nothing else.",
        why: "That holds for a mean with as many neighbours on either side. A running mean knows only the past.",
      },
      { text: "At random, by the noise.", why: "There is no noise in this question. The shift is the same every time." },
    ],
  },
  {
    id: "q5",
    stem: "A drawing has an arrow to the lowest point of the range-test curve: “best rate”. What is true of that point?",
    answers: 1,
    options: [
      {
        text: "It is the best rate there is.",
        why: "It is the last rate that one update could still bear after all those before. A run has to bear its peak for much longer.",
      },
      {
        text: "It is too high: the brink is right there.",
        right: true,
        why: "From there on the loss rises. Half of it, or less, is where to begin trying.",
      },
      { text: "It is too low: the loss is still falling.", why: "At the lowest point it has stopped falling." },
      { text: "It is where the loss falls fastest.", why: "The steepest point lies before the lowest one. At the lowest the slope is 0." },
    ],
  },
  {
    id: "q6",
    stem: "A finder's guard reads `if loss > 4 * best: break`. In the middle of the test the loss becomes NaN. What does the guard do?",
    answers: 1,
    options: [
      {
        text: "It stops at once: NaN is larger than anything.",
        why: "NaN is neither larger nor smaller than anything. Every comparison with it is false.",
      },
      {
        text: "It never stops.",
        right: true,
        why: "`NaN > x` is false for each x. Written the other way round, `if not loss <= 4 * best`, it would stop.",
      },
      { text: "It raises an exception.", why: "Comparing with NaN is allowed, and silently false." },
      {
        text: "It takes NaN as the new best.",
        why: "With `if loss < best` it does not: that comparison is false as well. With `min(...)` it depends on the order of the two.",
      },
    ],
  },
];
