import { formatNumber } from "../../../plots/format.js";
import { differenceText } from "../../../plots/sweepFigure.js";
import { multiStep } from "../../../schedules/families/multiStep.js";
import type { QuizItem } from "../../quiz.js";
import { stepLengths } from "./pictures/buffers.js";
import { dropped } from "./pictures/exactDrop.js";
import { bestPlace, tunedStairs } from "./pictures/milestone.js";
import { kinds } from "./pictures/pressed.js";
import { batchNorm, fallen, lookAt, milestones, pressesOf, versusBest } from "./results.js";

const presses = pressesOf(kinds.fresh.study, kinds.fresh.rate);
const [ten, all] = [fallen(presses, lookAt(10)), presses.before.length];
const exact = dropped(100, 0.1).total;
const at = (t: number): string => formatNumber(exact[t] as number);
const late = multiStep({ baseLr: 0.1, milestones: [30, 60, 90] });
const changed = Array.from({ length: 90 }, (_, t) => late(t)).filter((rate, t) => t > 0 && rate !== late(t - 1)).length;
const { gradients, steps } = stepLengths(0.1, 0.9);
const [soon, carried] = [formatNumber(gradients[10] as number), formatNumber(steps[10] as number)];
const [flat, stairs] = [tunedStairs([], 0.1, 100).loss, tunedStairs([1 / 3, 2 / 3], 0.1, 100).loss];
const place = bestPlace(0.1, 100);
const halves = (table: typeof milestones): string => differenceText(table, versusBest(table, "step 3/4, 9/10").difference);

/** The questions of lesson 5. */
export const quiz: readonly QuizItem[] = [
  {
    id: "right-after",
    stem: "A noisy run sits on its floor at a healthy rate. You divide the rate by ten. What does the training loss do over the next dozens of updates?",
    answers: 1,
    options: [
      {
        text: "It falls, at first quickly.",
        right: true,
        why: `The noise that the high rate kept up dies away. After ten updates it stood lower in ${ten} of ${all} runs here. Where the loss is exact it goes ${at(100)}, ${at(101)}, ${at(110)} (before, one and ten updates later), and never up.`,
      },
      {
        text: "It spikes, then settles.",
        why: "That is a common tale. It belongs to the opposite change: a rate that goes up too far, as a restart does.",
      },
      {
        text: "Nothing much, until the next epoch.",
        why: "The next update has the new rate already. Nothing waits for an epoch unless you step the schedule once per epoch.",
      },
      {
        text: "It diverges if momentum is high.",
        why: "A lower rate makes steps shorter, with momentum too. What was stable stays stable.",
      },
    ],
  },
  {
    id: "temperature",
    stem: "In the picture of annealing, what is a high learning rate near a minimum?",
    answers: 1,
    options: [
      {
        text: "Rapid cooling.",
        why: "Cooling is a change. A high rate is a state, and the hot one; dropping it suddenly is what cools rapidly.",
      },
      {
        text: "Cold.",
        why: "Cold things hardly move. At a high rate the parameters wander far.",
      },
      {
        text: "Heat.",
        right: true,
        why: "The noise that a run carries grows with its rate, as motion grows with temperature. A sudden drop is a quench, a slow decay is annealing.",
      },
      {
        text: "Pressure.",
        why: "Pressure would change the landscape. The rate changes how far one is thrown about in it.",
      },
    ],
  },
  {
    id: "ninety-of-ninety",
    stem: "A recipe for 90 epochs has milestones at 30, 60 and 90, stepped once per epoch. What does the last one do?",
    answers: 1,
    options: [
      {
        text: "It gives the net a final polish.",
        why: "There is no epoch left that could be trained at the lowest rate.",
      },
      {
        text: "Nothing: no update has that rate.",
        right: true,
        why: `Epochs are counted from 0, so the last is number 89. In these 90 the rate changes ${changed} times. Milestone 90 acts on epoch 90, which never comes.`,
      },
      {
        text: "It raises an error.",
        why: "No library complains. That is why the mistake stays in recipes.",
      },
      {
        text: "It halves the rate of the last epoch.",
        why: "A milestone multiplies the rates from its own epoch on, and there are none.",
      },
    ],
  },
  {
    id: "too-early",
    stem: `On the noisy quadratic a drop after a tenth of 100 updates ends at ${formatNumber(tunedStairs([0.1], 0.1, 100).loss)}, one after ${formatNumber(100 * place.part)} % at ${formatNumber(place.loss)}. What did dropping too early cost?`,
    answers: 1,
    options: [
      {
        text: "The run froze in a local minimum.",
        why: "This loss has one minimum only. It is lost time, not a trap.",
      },
      {
        text: "The momentum was lost.",
        why: "There is none in this problem, and no drop empties a buffer.",
      },
      {
        text: "The slow directions were not yet forgotten.",
        right: true,
        why: "Where the curvature is small, distance shrinks by only $1 - \\eta h$ per update. After the drop it shrinks ten times more slowly, and what is left of the start stays.",
      },
      {
        text: "The batch statistics became stale.",
        why: "There are none here. With batch norm they follow the weights, and slower weights are easier to follow.",
      },
    ],
  },
  {
    id: "buffer-at-a-drop",
    stem: String.raw`PyTorch's momentum keeps $v \leftarrow \mu v + g$ and moves by $\eta v$. The rate drops by ten while $v$ is large. How long is the next step?`,
    answers: 1,
    options: [
      {
        text: "About ten times shorter than the last.",
        right: true,
        why: `The buffer holds gradients, and the new rate multiplies all of it at once: ${soon} of the old step.`,
      },
      {
        text: "As long as before: the old rate is still in the buffer.",
        why: `True of the other form, which keeps $v \\leftarrow \\mu v + \\eta g$. There the next step is ${carried} of the old one. PyTorch has the first form.`,
      },
      {
        text: "Zero: the buffer is emptied.",
        why: "A scheduler changes a number in the optimizer. It never touches the buffer.",
      },
      {
        text: "Longer: the buffer overshoots.",
        why: "A smaller factor on the same vector is a shorter step.",
      },
    ],
  },
  {
    id: "stairs-on-a-short-run",
    stem: "100 updates on the noisy quadratic: drops by ten at 1/3 and 2/3 against a constant rate, both with their best rate. Who ends lower?",
    answers: 1,
    options: [
      {
        text: "The staircase, as always: noise has to be cooled.",
        why: `On so short a run the start still counts. The staircase ends at ${formatNumber(stairs)}, the constant at ${formatNumber(flat)}.`,
      },
      {
        text: "The constant.",
        right: true,
        why: `${formatNumber(flat)} against ${formatNumber(stairs)}. After the second drop the rate is a hundredth, and the run stands still with much of its start left. One drop after ${formatNumber(100 * place.part)} % would have won: ${formatNumber(place.loss)}.`,
      },
      {
        text: "Neither: they end equal.",
        why: "They differ by more than a tenth of the loss, and no luck is in these numbers.",
      },
      {
        text: "The staircase diverges.",
        why: "A rate that falls from a stable one stays stable.",
      },
    ],
  },
  {
    id: "which-arena",
    stem: `Drops at 3/4 and 9/10 against a cosine, each at its best rate: ${halves(milestones)} points with a small dense net, ${halves(batchNorm)} with a small convolutional one. What follows for a deep net on real images?`,
    answers: 1,
    options: [
      {
        text: "The cosine wins, as with the dense net.",
        why: "Choosing the one result that fits what one has heard is how folklore is made.",
      },
      {
        text: "The staircase wins, since such nets have batch norm too.",
        why: "Much else differs as well: depth, data, length of the run. One small net is no law.",
      },
      {
        text: "They are equal on average.",
        why: "An average of two arenas says nothing about a third.",
      },
      {
        text: "Only that the answer may depend on the net: compare both, tuned.",
        right: true,
        why: "The sign changed from one small net to the next. That is a reason to measure, and to distrust any fixed number.",
      },
    ],
  },
];
