import { formatNumber } from "../../../plots/format.js";
import type { QuizItem } from "../../quiz.js";
import { percent } from "../../say.js";
import { accuracy, accuracyText, chosen, gain, interval, judged, mean, members, tests } from "./measured.js";
import { endOf } from "./pictures/cycleEnds.js";
import { lastRates } from "./values.js";

/** How five snapshots stand against one cosine, each at its own best peak, on the MLP: the key of question 2. */
function ensembleItem(): QuizItem {
  const difference = gain("mlp", "ensemble", "single");
  const key = difference ? judged(difference) : "cannot tell";
  const low = gain("mlp", "ensemble", "single", 0.05);
  const told = difference
    ? `Five together reach ${accuracyText(accuracy("mlp", "ensemble"))} at a peak of ${formatNumber(chosen("mlp", "ensemble"))}, one cosine ${accuracyText(accuracy("mlp", "single"))} at ${formatNumber(chosen("mlp", "single"))}: ${interval(difference)} points.`
    : "";
  const sameLow = low ? ` At a peak of 0.05 for both it is ${interval(low)}.` : "";
  const words = {
    better: [
      "Better: their errors differ, and averaging cancels them.",
      "So it came out here, at a peak high enough to make the snapshots differ.",
    ],
    worse: ["Worse: each snapshot had a fifth of the updates, and they agree.", "So it came out here."],
    equal: ["Equal, to half a point.", "So it came out here."],
    "cannot tell": ["One can't tell from these runs.", "So it came out here."],
  } as const;
  const wrong = {
    better: "The interval does not allow that here.",
    worse: "True at a low peak, where the snapshots agree. The question gives each plan its own best peak.",
    equal: "That would be so if the snapshots were one and the same model. At a high peak they are not.",
    "cannot tell": "The interval lies clear of zero: with paired seeds one can tell.",
  } as const;
  return {
    id: "q2",
    stem: "The MLP of this lesson, one budget of updates, each plan at its own best peak. How do five snapshots together stand against one long cosine?",
    answers: 1,
    options: (["worse", "better", "equal", "cannot tell"] as const).map((word) => ({
      text: words[word][0],
      ...(word === key ? { right: true as const, why: `${words[word][1]} ${told}${sameLow}` } : { why: `${wrong[word]} ${told}` }),
    })),
  };
}

const hot = 0.1;
const hotMembers = (): readonly number[] => members("mlp", "constant", hot);

/** The questions of lesson 8. */
export const quiz: readonly QuizItem[] = [
  {
    id: "q1",
    stem: "The first cycle has 10 epochs and each later one is twice as long. At which epoch does the third restart come?",
    answers: 1,
    options: [
      {
        text: "30",
        why: "That is the second restart, and also what three equal cycles would give. With growth 2 the cycles have 10, 20 and 40 epochs.",
      },
      { text: "40", why: "That is how long the third cycle is. It begins at 30." },
      { text: String(endOf(10, 2, 3)), right: true, why: "10 + 20 + 40. In general the ends are $c\\,(g^n - 1)/(g - 1)$." },
      { text: "80", why: "That is how long the fourth cycle is. The restart comes where it begins, not where it ends." },
    ],
  },
  {
    id: "q6",
    stem: "PyTorch's warm restarts, first cycle 10 epochs, floor 0, stepped once at the end of each epoch. You save a snapshot at the end of epoch 10. At which part of the peak was that epoch trained?",
    answers: 1,
    options: [
      {
        text: "At 0: that is what the cycle falls to.",
        why: "The floor would come at epoch 10, and there the restart puts the peak in its place. No epoch is trained at the floor.",
      },
      {
        text: `At ${percent(lastRates(10)[0] as number, 3)}`,
        right: true,
        why: `The last epoch of the cycle is number 9, nine tenths of the way: $(1 + \\cos 0.9\\pi)/2$. In the next cycle, of 20 epochs, it would be ${percent(lastRates(10)[1] as number, 2)}.`,
      },
      { text: "At 10 %", why: "A straight line would be there. Half a cosine lies below it near its end." },
      { text: "At the whole peak: the restart has happened.", why: "It happens after the epoch. The next epoch is the first at the peak." },
    ],
  },
  ensembleItem(),
  {
    id: "q3",
    stem: "You serve five snapshots together instead of one model. What does an answer cost?",
    answers: 1,
    options: [
      { text: "The same: the snapshots came for free.", why: "They were free to train. Each still has to look at every picture." },
      {
        text: "5 times as much",
        right: true,
        why: "Five networks run for every answer. Averaging their weights into one network would cost nothing more, if it works.",
      },
      { text: "About 1.2 times as much", why: "Averaging five rows of probabilities costs little. Computing the five rows is the cost." },
      { text: "Twice as much", why: "Nothing is shared between the members; there are five of them." },
    ],
  },
  {
    id: "q4",
    stem: "On the straight line between two snapshots the loss nowhere rises above its ends. What does that tell?",
    answers: 1,
    options: [
      {
        text: "They lie in one valley, at least along this line.",
        right: true,
        why: "That is all it tells. They may still be far apart and give different answers.",
      },
      { text: "They are the same network.", why: "A valley has room. Two snapshots in one valley can differ in every weight." },
      { text: "Both are at the global minimum.", why: "The line compares these two places with each other and with nothing else." },
      { text: "The loss is flat in every direction.", why: "One direction was looked at. In the others it may be as steep as a wall." },
    ],
  },
  {
    id: "q5",
    stem: `A constant rate of ${hot} is too hot for the MLP: single checkpoints of that run get ${accuracyText(mean(hotMembers()))}. You average the predictions of five of them. What comes out?`,
    answers: 1,
    options: [
      {
        text: "The mean of the five accuracies.",
        why: "Predictions are averaged, not accuracies. Where members err differently, the errors cancel.",
      },
      {
        text: "Most of what a decay would have brought.",
        right: true,
        why: `${accuracyText(mean(tests("mlp", "constantEnsemble", hot) ?? []))}. The noise of a hot run differs from one checkpoint to the next, and averaging removes what differs. A cosine from the same peak ends at ${accuracyText(accuracy("mlp", "single", hot))}.`,
      },
      {
        text: "The worst of the five: one bad vote spoils it.",
        why: "A vote counts for a fifth. It takes a majority that errs in the same way.",
      },
      { text: "Nothing changes.", why: "It would not, if the five agreed. At a high rate they do not." },
    ],
  },
];
