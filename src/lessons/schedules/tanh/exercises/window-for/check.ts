import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import { tanh } from "../../../../../schedules/families/tanh.js";
import type { Exercise, ExerciseTest, Outcome } from "../../../../exercise.js";
import { callText, gave, near, passed, wrong } from "../../../../judge.js";

const entry = "windowFor";
type Args = readonly [half: number, end: number];
type Window = readonly [lower: number, upper: number];

/** The two ends, if what came is a window that a run can use. */
function windowOf(outcome: Outcome | undefined): Window | null {
  if (!outcome?.ok || !Array.isArray(outcome.value) || outcome.value.length !== 2) return null;
  const [lower, upper] = outcome.value;
  const usable = typeof lower === "number" && typeof upper === "number" && lower >= -20 && lower < upper && upper <= 20;
  return usable ? [lower, upper] : null;
}

/** What is left at a part of the run, by the schedule itself: the window is judged by what it does. */
const leftAt = ([lower, upper]: Window, part: number): number => tanh({ baseLr: 1, totalSteps: 1, lower, upper })(part);

type Look = (window: Window, args: Args) => string | null;

const ends: Look = (window, [, end]) => {
  const left = leftAt(window, 1);
  return near(left, end, 1e-9) ? null : `ends with ${formatNumber(left, 6)} left. The end depends on U alone.`;
};
const halves: Look = (window, [half]) => {
  const [lower, upper] = window;
  const at = -lower / (upper - lower);
  return near(at, half, 1e-9)
    ? null
    : `is half-way at ${formatNumber(at, 6)} of the run. The curve is half-way at 0, and that is −L/(U − L) of the way from L to U.`;
};

const looking =
  (looks: readonly Look[], done: string): ExerciseTest["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const window = windowOf(outcomes[i]);
      if (!window) return wrong(`${callText(entry, args)} must be two numbers [L, U], −20 <= L < U <= 20, ${gave(outcomes[i])}.`);
      for (const look of looks) {
        const fault = look(window, args as unknown as Args); // this test's own calls
        if (fault) return wrong(`${callText(entry, args)}: ${gave(outcomes[i])}, which ${fault}`);
      }
    }
    return passed(done);
  };

/** From words to the numbers that nobody has a feeling for. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "what is left at the end",
      points: 1,
      calls: () => [
        [0.5, 0.01],
        [0.5, 0.2],
      ],
      judge: looking([ends], "Both ends right."),
    },
    {
      name: "half-way in the middle",
      points: 1,
      calls: () => [[0.5, 0.05]],
      judge: looking([halves], "A symmetric window."),
    },
    {
      name: "half-way late, and early",
      points: 2,
      calls: () => [
        [2 / 3, 0.01],
        [0.25, 0.01],
      ],
      judge: looking([halves], "Both half-way points right."),
    },
    {
      name: "random windows, both at once",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("windows");
        return Array.from({ length: 40 }, () => [0.2 + 0.6 * random.next(), 0.001 + 0.4 * random.next()]);
      },
      judge: looking([ends, halves], "40 windows cut."),
    },
  ],
};

export default exercise;
