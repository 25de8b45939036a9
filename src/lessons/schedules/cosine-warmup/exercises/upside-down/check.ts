import { replay } from "../../../../../compat/replay.js";
import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import { cosineWarmup } from "../../../../../schedules/families/cosineWarmup.js";
import type { Exercise, ExerciseTest, Outcome } from "../../../../exercise.js";
import { callText, gave, passed, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What tells where the rate begins: the rate, or the part of the full one. */
  readonly start: "rate" | "part";
  /** The update that has the full rate: the last one of the warmup, or the first one after it. */
  readonly full: "last" | "after";
  /** How many updates the length counts at once. */
  readonly unit: 1 | 4 | 10 | 25;
}

const printed: Convention = { entry: "upsideDown", start: "rate", full: "last", unit: 1 };

type Args = readonly [startLr: number, fullLr: number, w: number];

/** What PyTorch makes of an answer, or null where it is no configuration. */
function traceOf(outcome: Outcome | undefined, w: number): readonly number[] | null {
  if (!outcome?.ok || !Array.isArray(outcome.value) || outcome.value.length !== 3) return null;
  const [lr, eta_min, T_max] = outcome.value;
  const usable =
    typeof lr === "number" &&
    typeof eta_min === "number" &&
    lr >= 0 &&
    eta_min >= 0 &&
    Number.isSafeInteger(T_max) &&
    (T_max as number) > 0 &&
    Math.max(lr, eta_min) < 1e6;
  return usable ? replay({ api: "CosineAnnealingLR", params: { T_max, eta_min }, base_lr: lr, steps: w }).lr : null;
}

/** The call for a warmup, w in units. */
const write = ({ start }: Convention, [low, full, w]: Args): Args => [start === "rate" ? low : low / full, full, w];
/** What a call asks for: the two rates, and how many updates there are up to the full one, itself included. */
function read({ start, full, unit }: Convention, args: Args): Args {
  const [low, fullLr, w] = args;
  return [start === "rate" ? low : low * fullLr, fullLr, unit * w + (full === "last" ? 0 : 1)];
}

/** What is asked of the trace of one call; says what is wrong with it. */
type Look = (rates: readonly number[], args: Args) => string | null;

const told = (t: number, rate: number | undefined): string => `update ${t} has ${formatNumber(rate ?? 0, 6)}`;
const off = (rate: number | undefined, right: number, full: number): boolean => Math.abs((rate ?? 0) - right) > 1e-9 * full;

const begins: Look = (rates, [startLr, fullLr]) =>
  off(rates[0], startLr, fullLr) ? `${told(0, rates[0])}, not ${startLr}. PyTorch begins at the optimizer's rate.` : null;
const arrives: Look = (rates, [, fullLr, w]) =>
  off(rates[w - 1], fullLr, fullLr)
    ? `${told(w - 1, rates[w - 1])}, not ${fullLr}. eta_min is reached after T_max steps; from update 0 to update w − 1 there are w − 1, and here w is ${w}.`
    : null;
const isAWave: Look = (rates, [startLr, baseLr, w]) => {
  const wave = cosineWarmup({ startLr, baseLr, warmupSteps: w - 1 });
  const t = rates.findIndex((rate, step) => off(rate, wave(step), baseLr));
  return t === -1 ? null : `${told(t, rates[t])}, and half a wave has ${formatNumber(wave(t), 6)} there.`;
};

const looking =
  (convention: Convention, looks: readonly Look[], done: string): ExerciseTest["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const of = read(convention, args as unknown as Args); // this test's own calls
      const rates = traceOf(outcomes[i], of[2]);
      if (!rates)
        return wrong(
          `${callText(convention.entry, args)} must be three numbers, two rates and a whole number of steps, ${gave(outcomes[i])}.`,
        );
      for (const look of looks) {
        const fault = look(rates, of);
        if (fault) return wrong(`${callText(convention.entry, args)}: ${gave(outcomes[i])}: ${fault}`);
      }
    }
    return passed(done);
  };

/** A configuration, judged by what PyTorch's formula makes of it. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, unit } = convention;
  const call = (...args: Args): Args => write(convention, args);

  return {
    entry,
    tests: [
      {
        name: "where it begins",
        points: 1,
        calls: () => [call(0.01, 0.1, 11)],
        judge: looking(convention, [begins], "It begins at the low rate."),
      },
      {
        name: "where it arrives, and when",
        points: 2,
        calls: () => [call(0.01, 0.1, 11), call(0, 0.3, 6)],
        judge: looking(convention, [arrives], "Both arrive in time."),
      },
      {
        name: unit === 1 ? "two updates" : `two times ${unit} updates`,
        points: 1,
        calls: () => [call(0.05, 0.1, 2)],
        judge: looking(convention, [begins, arrives], "The low one and the full one."),
      },
      {
        name: "random warmups, update by update",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("warmups");
          return Array.from({ length: 20 }, () => {
            const full = 0.01 + random.next();
            return call(full * random.next() * 0.9, full, 3 + random.int(60));
          });
        },
        judge: looking(convention, [begins, arrives, isAWave], "20 warmups right."),
      },
    ],
  };
}

export default exerciseFor(printed);
