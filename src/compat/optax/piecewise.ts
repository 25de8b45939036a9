import { expectNumber, isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { raises } from "../raises.js";
import { type Reader, real } from "../take.js";
import { count } from "./polynomial.js";
import { maker, type Schedule } from "./schedule.js";

/** A Python dict from updates to factors, by increasing update. In JSON its keys are texts. */
export type Scales = readonly (readonly [boundary: number, scale: number])[];

const scales: Reader<Scales> = (where, name, value) => {
  if (value === undefined || value === null) return [];
  if (!isPlainObject(value)) fail(where, `${name} must be an object`, value, 'Write { "30": 0.1 }: at update 30, times 0.1.');
  const entries = Object.entries(value).map(
    ([at, scale]) => [count(where, `${name}'s update`, Number(at)), expectNumber(where, `${name}[${at}]`, scale)] as const,
  );
  const negative = entries.find(([, scale]) => scale < 0);
  if (negative) raises(where, `${name} must hold factors >= 0`, negative[1], `\`${where}\` expects non-negative scale factors`);
  return entries.sort(([a], [b]) => a - b);
};

/** The factor at boundary b acts on update b and after. */
export const piecewiseConstantSchedule = maker(
  { init_value: real, boundaries_and_scales: scales },
  (p) => (t) => p.boundaries_and_scales.reduce((rate, [boundary, scale]) => (t >= boundary ? rate * scale : rate), p.init_value),
);

/** From one value to the next between boundaries. The factors add up: each value is the one before times its factor. */
export function interpolate(type: "linear" | "cosine", init_value: number, factors: Scales): Schedule {
  const bounds = [0, ...factors.map(([boundary]) => boundary)];
  const values = bounds.map((_, i) => factors.slice(0, i).reduce((value, [, scale]) => value * scale, init_value));
  const between = (from: number, to: number, q: number): number =>
    type === "linear" ? (to - from) * q + from : to + ((from - to) / 2) * (Math.cos(Math.PI * q) + 1);
  return (t) => {
    const i = bounds.findIndex((bound, k) => bound <= t && t < (bounds[k + 1] ?? Number.POSITIVE_INFINITY));
    const [from, to] = [values[i] ?? 0, values[i + 1]];
    const [start = 0, end = 0] = bounds.slice(i, i + 2);
    return to === undefined ? from : between(from, to, (t - start) / Math.max(end - start, 1));
  };
}

function type(where: string, name: string, value: unknown): "linear" | "cosine" {
  if (value === "linear" || value === "cosine") return value;
  return raises(where, `${name} must be "linear" or "cosine"`, value, "`interpolate_type` must be either 'cosine' or 'linear'");
}

export const piecewiseInterpolateSchedule = maker({ interpolate_type: type, init_value: real, boundaries_and_scales: scales }, (p) =>
  interpolate(p.interpolate_type, p.init_value, p.boundaries_and_scales),
);
