import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import { tanh } from "../../../../../schedules/families/tanh.js";
import type { Exercise, ExerciseTest, Outcome, Plain } from "../../../../exercise.js";
import { callText, gave, near, passed, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What tells where the curve is half-way: the part of the run that is done there, or the part still to come. */
  readonly half: "done" | "to come";
  /** What tells the end: the part of the rate that is left, that part in percent, or the part that is gone. */
  readonly end: "left" | "percent" | "gone";
  /** What is told of the window: its ends, its ends from above, or its width and its upper end. */
  readonly tells: "L, U" | "U, L" | "width, U";
}

const printed: Convention = { entry: "windowFor", half: "done", end: "left", tells: "L, U" };

type Args = readonly [half: number, end: number];
type Window = readonly [lower: number, upper: number];

/** The two ends, if what came is a window that a run can use. */
function windowOf({ tells }: Convention, outcome: Outcome | undefined): Window | null {
  if (!outcome?.ok || !Array.isArray(outcome.value) || outcome.value.length !== 2) return null;
  const [a, b] = outcome.value;
  if (typeof a !== "number" || typeof b !== "number") return null;
  const [lower, upper] = { "L, U": [a, b], "U, L": [b, a], "width, U": [b - a, b] }[tells] as [number, number];
  const usable = lower >= -20 && lower < upper && upper <= 20;
  return usable ? [lower, upper] : null;
}

/** What is left at a part of the run, by the schedule itself: the window is judged by what it does. */
const leftAt = ([lower, upper]: Window, part: number): number => tanh({ baseLr: 1, totalSteps: 1, lower, upper })(part);

/** The call for a half-way point and what is left at the end. */
const write = ({ half, end }: Convention, [at, left]: Args): Plain[] => [
  half === "done" ? at : 1 - at,
  { left, percent: 100 * left, gone: 1 - left }[end],
];
/** What a call asks for. */
function read({ half, end }: Convention, args: readonly Plain[]): Args {
  const [at, told] = args as unknown as Args;
  return [half === "done" ? at : 1 - at, { left: told, percent: told / 100, gone: 1 - told }[end]];
}

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
  (convention: Convention, looks: readonly Look[], done: string): ExerciseTest["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const window = windowOf(convention, outcomes[i]);
      if (!window)
        return wrong(
          `${callText(convention.entry, args)} must be two numbers [${convention.tells}], −20 <= L < U <= 20, ${gave(outcomes[i])}.`,
        );
      for (const look of looks) {
        const fault = look(window, read(convention, args));
        if (fault) return wrong(`${callText(convention.entry, args)}: ${gave(outcomes[i])}, which ${fault}`);
      }
    }
    return passed(done);
  };

/** From words to the numbers that nobody has a feeling for. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry } = convention;
  const call = (...args: Args): Plain[] => write(convention, args);

  return {
    entry,
    tests: [
      {
        name: "what is left at the end",
        points: 1,
        calls: () => [call(0.5, 0.01), call(0.5, 0.2)],
        judge: looking(convention, [ends], "Both ends right."),
      },
      {
        name: "half-way in the middle",
        points: 1,
        calls: () => [call(0.5, 0.05)],
        judge: looking(convention, [halves], "A symmetric window."),
      },
      {
        name: "half-way late, and early",
        points: 2,
        calls: () => [call(2 / 3, 0.01), call(0.25, 0.01)],
        judge: looking(convention, [halves], "Both half-way points right."),
      },
      {
        name: "random windows, both at once",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("windows");
          return Array.from({ length: 40 }, () => call(0.2 + 0.6 * random.next(), 0.001 + 0.4 * random.next()));
        },
        judge: looking(convention, [ends, halves], "40 windows cut."),
      },
    ],
  };
}

export default exerciseFor(printed);
