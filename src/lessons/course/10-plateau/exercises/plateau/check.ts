import { rng } from "../../../../../engine/rng.js";
import { reduceOnPlateau } from "../../../../../schedules/controllers/reduceOnPlateau.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** How the settings call the patience, the rest after a cut and the lowest rate. */
  readonly keys: readonly [patience: string, cooldown: string, minLr: string];
  /** Whether the cut comes when more than `patience` values in a row brought nothing, or as soon as so many did. */
  readonly waits: "passed" | "reached";
  /** The threshold: a part of the best value, or a distance from it. */
  readonly threshold: "relative" | "absolute";
  /** Which rates are listed: the one that holds after each metric, or the one that held while it was measured. */
  readonly gives: "after" | "before";
}

const printed: Convention = {
  entry: "plateau",
  keys: ["patience", "cooldown", "minLr"],
  waits: "passed",
  threshold: "relative",
  gives: "after",
};

/** Settings as the library counts. */
interface Settings {
  readonly lr: number;
  readonly factor: number;
  readonly patience: number;
  readonly threshold: number;
  readonly cooldown: number;
  readonly minLr: number;
  readonly mode: "min" | "max";
}

const usual: Settings = { lr: 0.1, factor: 0.1, patience: 2, threshold: 0, cooldown: 0, minLr: 0, mode: "min" };

/** The right answer, by the library's rule. */
export function expectedFor({ keys, waits, threshold, gives }: Convention): (...args: readonly Plain[]) => number[] {
  const [patienceKey, cooldownKey, minLrKey] = keys;
  return (metrics, settings) => {
    const given = settings as Readonly<Record<string, number>>;
    const rule = reduceOnPlateau({
      baseLr: given.lr as number, // the settings have all of these
      factor: given.factor as number,
      patience: (given[patienceKey] as number) - (waits === "reached" ? 1 : 0),
      cooldown: given[cooldownKey] as number,
      minLr: given[minLrKey] as number,
      threshold: given.threshold as number,
      thresholdMode: threshold,
      mode: (settings as { mode: "min" | "max" }).mode,
    });
    let state = rule.init();
    return (metrics as readonly number[]).map((metric) => {
      const before = rule.lr(state);
      state = rule.observe(state, metric);
      return gives === "after" ? rule.lr(state) : before;
    });
  };
}

const flat = (n: number): number[] => Array.from({ length: n }, () => 1);

/** Random stories: metrics that wander downward, under settings of every kind. */
function stories(seed: number): [metrics: number[], settings: Partial<Settings>][] {
  const random = rng(seed).split("stories");
  return Array.from({ length: 20 }, () => {
    let level = 2;
    const metrics = Array.from({ length: 40 }, () => {
      level *= 0.99;
      return Math.max(0.01, level * (1 + 0.1 * random.normal()));
    });
    const settings: Partial<Settings> = {
      factor: 0.1 + 0.8 * random.next(),
      patience: random.int(5),
      threshold: [0, 1e-4, 0.05][random.int(3)] ?? 0,
      cooldown: random.int(4),
      minLr: random.int(2) * 0.001,
      mode: random.int(2) === 0 ? "min" : "max",
    };
    return [metrics, settings];
  });
}

/** Exercise (a): the rule, number for number as PyTorch counts. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, keys, waits, threshold, gives } = convention;
  const [patience, cooldown, minLr] = keys;
  const expected = expectedFor(convention);
  const [passed, relative] = [waits === "passed", threshold === "relative"];
  /** A call with the usual settings but these. */
  const call = (metrics: readonly number[], settings: Partial<Settings> = {}): Plain[] => {
    const all = { ...usual, ...settings };
    const written = { lr: all.lr, factor: all.factor, [patience]: all.patience + (passed ? 0 : 1), threshold: all.threshold };
    return [[...metrics], { ...written, [cooldown]: all.cooldown, [minLr]: all.minLr, mode: all.mode }];
  };
  const beyond = (sign: "−" | "+"): string => (relative ? `best · (1 ${sign} threshold)` : `best ${sign} threshold`);
  return {
    entry,
    hints: [
      "Keep four numbers: the rate, the best metric so far, how many in a row did not beat it, and how many observations are still to rest.",
      `Compare first, then count, then cut: \`bad\` rises on a value that is no better, and the cut comes when ${passed ? `\`bad > ${patience}\`, not at \`>=\`` : `\`bad >= ${patience}\``}. After a cut \`bad\` is 0 again.`,
      `A ${cooldown === "cooldown" ? cooldown : `\`${cooldown}\``} of 4 means that the next 4 observations set \`bad\` to 0 whatever they are; they may still set a new best. \`NaN\` fails every comparison, so it is never better.${gives === "after" ? "" : " Take down the rate before you look at the metric."}`,
    ],
    tests: [
      {
        name: passed ? "a flat metric is cut after observation patience + 2" : "a flat metric is cut",
        points: 2,
        calls: () => [call(flat(9)), call(flat(14), { patience: 10 }), call(flat(5), { patience: 0 })],
        judge: sameAs({
          entry,
          expected,
          hint: passed
            ? `The first value is the best so far; the next \`${patience}\` are let pass; the one after them is cut.`
            : `The first value is the best so far; after the next \`${patience}\` the rate is cut.`,
        }),
      },
      {
        name: "one better value starts the count again",
        points: 1,
        calls: () => [call([3, 3, 3, 2, 2, 2, 2, 1, 1]), call([3, 2.5, 2.6, 2.55, 2.7, 2.6, 2.4, 2.6])],
        judge: sameAs({
          entry,
          expected,
          hint: "A value is compared with the best of all before it, not with the one before, and a better one sets the count to 0.",
        }),
      },
      {
        name: relative ? "the threshold is a part of the best value" : "the threshold is a distance from the best value",
        points: 2,
        calls: () => [
          call([100, 99.5, 99.4, 99.3, 99.2], { threshold: 0.01 }),
          call([100, 98.9, 98.5, 98.4, 98.3], { threshold: 0.01 }),
          call([0.01, 0.0095, 0.009, 0.0085, 0.008], { threshold: 0.01 }),
        ],
        judge: sameAs({
          entry,
          expected,
          hint: `Better means below ${beyond("−")}.${relative ? " A hundredth of 100 is 1; of 0.01 it is 0.0001." : ""}`,
        }),
      },
      {
        name: "nothing counts while it rests",
        points: 2,
        calls: () => [call(flat(16), { cooldown: 4 }), call([...flat(5), 0.5, ...flat(9)], { cooldown: 3 })],
        judge: sameAs({
          entry,
          expected,
          hint: "After a cut, that many observations leave the count at 0. They still may set a new best.",
        }),
      },
      {
        name: `never below ${minLr}`,
        points: 1,
        calls: () => [call(flat(16), { minLr: 0.004 })],
        judge: sameAs({ entry, expected, hint: `A cut gives the larger of ${minLr} and lr · factor.` }),
      },
      {
        name: 'mode "max": higher is better',
        points: 1,
        calls: () => [
          call([0.1, 0.3, 0.5, 0.5, 0.5, 0.5, 0.6, 0.6], { mode: "max" }),
          call([0.5, 0.504, 0.508, 0.504, 0.504, 0.504], { mode: "max", threshold: 0.01 }),
        ],
        judge: sameAs({
          entry,
          expected,
          hint: `Accuracies rise: better is above ${beyond("+")}, and every first value is better than nothing.`,
        }),
      },
      {
        name: "what is not a number is no better",
        points: 1,
        calls: () => [call([1, Number.NaN, Number.NaN, Number.NaN, 0.5, 0.5, 0.5, 0.5])],
        judge: sameAs({ entry, expected, hint: "NaN counts like any value that brings nothing, and it is never the best." }),
      },
      {
        name: "twenty random stories",
        points: 2,
        hidden: true,
        calls: (seed) => stories(seed).map(([metrics, settings]) => call(metrics, settings)),
        judge: sameAs({ entry, expected, hint: "Some mixture of settings." }),
      },
    ],
  };
}

export default exerciseFor(printed);
