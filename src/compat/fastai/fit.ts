import { fail } from "../../schedules/fail.js";
import type { Case, Replay } from "../case.js";
import { rates } from "../formula.js";
import { raises } from "../raises.js";
import { list, or, orNone, type Reader, type Readers, real, take, whole } from "../take.js";
import { schedCos } from "./annealers.js";
import { combine, type OfPosition, type Round } from "./combine.js";

interface Fit {
  /** Epochs. */
  readonly n_epoch: number;
  /** Batches in an epoch. */
  readonly n_iter: number;
}

const fit: Readers<Fit> = { n_epoch: whole(1), n_iter: whole(1) };

/**
 * Where the run is at each update. fastai adds 1 / (epochs · batches) after each batch, and starts every epoch at its exact part of the run.
 *
 * The last batch stands one batch before the end, so the final rate is never used.
 */
function positions({ steps, pos }: Case, { n_epoch, n_iter }: Fit): number[] {
  let part = 0;
  return rates(steps, (t) => {
    part = t % n_iter === 0 ? t / n_iter / n_epoch : part + 1 / (n_iter * n_epoch);
    return pos?.[t] ?? part;
  });
}

/** Half a wave from start to middle in the part pct of the run, and another from there to the end. */
const combinedCos =
  (where: string, pct: number, start: number, middle: number, end: number) =>
  (round: Round): OfPosition =>
    combine(where, [pct, 1 - pct], [schedCos(start, middle), schedCos(middle, end)], round);

const exactly: Round = (x) => x;

/** `lr` as fastai has it, and `lr_float64` without the error of its float32 boundaries. */
function lrOver(of: Case, p: Fit, make: (round: Round) => OfPosition): { lr: number[]; lr_float64: number[] } {
  const pos = positions(of, p);
  return { lr: pos.map(make(Math.fround)), lr_float64: pos.map(make(exactly)) };
}

/** The learner's rate where the call names none. */
const lrMax = (given: number | null, { base_lr }: Case): number => given ?? base_lr;

const moms: Reader<readonly [number, number, number]> = (where, name, value = [0.95, 0.85, 0.95]) => {
  const [high, low, last, ...more] = list(real)(where, name, value);
  if (high !== undefined && low !== undefined && last !== undefined && more.length === 0) return [high, low, last];
  return fail(where, `${name} must hold three momentums`, value, "Write it as [0.95, 0.85, 0.95].");
};

const oneCycle = {
  lr_max: orNone(real),
  div: or(real, 25),
  div_final: or(real, 1e5),
  pct_start: or(real, 0.25),
  moms,
  ...fit,
};

/** Up from lr_max / div and down to lr_max / div_final, while the momentum goes the other way. */
export const fitOneCycle: Replay = (of) => {
  const p = take(of.api, of.params, oneCycle);
  const peak = lrMax(p.lr_max, of);
  const momentum = combinedCos(of.api, p.pct_start, ...p.moms);
  const pos = positions(of, p);
  return {
    ...lrOver(of, p, combinedCos(of.api, p.pct_start, peak / p.div, peak, peak / p.div_final)),
    momentum: pos.map(momentum(Math.fround)),
    momentum_float64: pos.map(momentum(exactly)),
  };
};

const flatCos = { lr: orNone(real), div_final: or(real, 1e5), pct_start: or(real, 0.75), ...fit };

/** Flat, then half a wave down. */
export const fitFlatCos: Replay = (of) => {
  const p = take(of.api, of.params, flatCos);
  const lr = lrMax(p.lr, of);
  return lrOver(of, p, combinedCos(of.api, p.pct_start, lr, lr, lr / p.div_final));
};

const sgdr = {
  n_cycles: whole(1),
  cycle_len: whole(1),
  lr_max: orNone(real),
  cycle_mult: or(whole(1), 2),
  n_epoch: orNone(whole(1)),
  n_iter: whole(1),
};

/** Half waves down to zero, each cycle_mult times as long as the one before. Equal cycles, with cycle_mult 1, divide by zero. */
export const fitSgdr: Replay = (of) => {
  const { n_cycles, cycle_len, cycle_mult, n_iter, ...p } = take(of.api, of.params, sgdr);
  if (cycle_mult === 1) raises(of.api, "cycle_mult must be more than 1", cycle_mult, "integer division or modulo by zero");
  const n_epoch = Math.floor((cycle_len * (cycle_mult ** n_cycles - 1)) / (cycle_mult - 1));
  if (p.n_epoch !== null && p.n_epoch !== n_epoch)
    fail(of.api, `n_epoch must be ${n_epoch}`, p.n_epoch, "Leave it out: it follows from the cycles.");
  if (!Number.isSafeInteger(n_epoch)) fail(of.api, "the cycles must be countable", n_epoch, "Give fewer, or a smaller cycle_mult.");
  const pcts = Array.from({ length: n_cycles }, (_, i) => (cycle_len * cycle_mult ** i) / n_epoch);
  const wave = schedCos(lrMax(p.lr_max, of), 0);
  return lrOver(of, { n_epoch, n_iter }, (round) =>
    combine(
      of.api,
      pcts,
      pcts.map(() => wave),
      round,
    ),
  );
};
