import type { Curve, CurvesFigure, Point } from "../../plots/figure.js";
import { formatNumber } from "../../plots/format.js";
import { domainOf } from "../../plots/scale.js";
import { stored } from "../../plots/stored.js";
import { armNames, type PlaygroundState } from "./playgroundState.js";
import { ratePlan } from "./ratePlan.js";
import { optimizerOf } from "./settings.js";
import { type StabilityLimit, stabilityLimit } from "./stability.js";

/** How curved and how noisy the loss was after `step` updates; null where it could not be told. */
export interface MeasuredAt {
  readonly step: number;
  readonly sharpness: number | null;
  readonly noiseScale: number | null;
}

/** More points of the limit than these show no more. */
const places = 120;

/**
 * What the meters of an arm measured over its run: the sharpness against the limit that the rate sets, and the noise scale against the batch.
 *
 * @param measured in order of `step`.
 * @param arm 0 for A.
 */
export function meterFigure(measured: readonly MeasuredAt[], state: PlaygroundState, arm: number): CurvesFigure {
  const role = (["a", "b", "c"] as const)[arm] ?? "a";
  const limit = stabilityLimit(optimizerOf(state).spec);
  const sharpness = pointsOf(measured, "sharpness");
  const noise = pointsOf(measured, "noiseScale");
  const border = limit === null ? [] : [limitCurve(limit, state, arm)];
  return {
    kind: "curves",
    size: { width: 640, height: 360 },
    data: {
      x: { label: "update t", domain: [0, state.steps] },
      panels: [
        {
          y: { label: "sharpness", scale: "log", domain: around(sharpness, border) },
          curves: [{ label: "sharpness", role, points: sharpness, dots: true }, ...border],
        },
        {
          y: { label: "noise scale, in examples", scale: "log", domain: domainOf("log", [...noise.map(heightOf), state.batch]) },
          curves: [{ label: "", role, points: noise, dots: true }],
          rules: [{ axis: "y", at: state.batch, label: `batch ${state.batch}` }],
        },
      ],
    },
    sentence: sentence(measured, state, arm, limit),
  };
}

const pointsOf = (measured: readonly MeasuredAt[], name: "sharpness" | "noiseScale"): Point[] =>
  measured.flatMap((at): Point[] => {
    const value = at[name];
    return value === null || !(value > 0) ? [] : [[at.step, stored(value)]]; // a log axis has no other
  });

/** Limit over rate, where there is a rate. */
function limitCurve({ value, formula }: StabilityLimit, state: PlaygroundState, arm: number): Curve {
  const chosen = state.arms[arm];
  const rates = chosen ? ratePlan(chosen, state).rates : [];
  const every = Math.max(1, Math.ceil(rates.length / places));
  const points = rates.flatMap((rate, t): Point[] => (t % every === 0 ? [[t, rate > 0 ? stored(value / rate) : null]] : []));
  const whole = /^(\d+|\([^()]*\)\/\([^()]*\))$/.test(formula) ? formula : `(${formula})`;
  return { label: `${whole}/η`, role: "theory", points, dashed: true };
}

/** The measured values, and the limit as far as it comes near them: at the end of a decay it leaves upwards without bound. */
function around(measured: readonly Point[], border: readonly Curve[]): readonly [number, number] {
  const values = measured.map(heightOf);
  const limits = border.flatMap(({ points }) => points.map(heightOf));
  const top = 10 * Math.max(...values, Math.min(...limits.filter(Number.isFinite)));
  return domainOf("log", [...values, ...limits.filter((value) => value <= top)]);
}

const heightOf = ([, value]: Point): number => value ?? Number.NaN;

function sentence(measured: readonly MeasuredAt[], state: PlaygroundState, arm: number, limit: StabilityLimit | null): string {
  const last = measured.at(-1);
  if (!last) return "Nothing is measured yet.";
  const chosen = state.arms[arm];
  const rate = chosen ? ratePlan(chosen, state).rates[Math.min(last.step, state.steps - 1)] : undefined;
  const bound = limit === null || !rate ? null : limit.value / rate;
  const sharpness =
    last.sharpness === null
      ? "the sharpness did not settle"
      : `the sharpness is ${formatNumber(last.sharpness)}${against(last.sharpness, bound)}`;
  const noise =
    last.noiseScale === null ? "the noise scale is too large to tell" : `the noise scale is ${formatNumber(last.noiseScale)} examples`;
  const name = state.arms.length === 1 ? "" : ` of ${armNames[arm]}`;
  return `After ${last.step} updates${name}, ${sharpness}; ${noise}, at a batch of ${state.batch}.`;
}

/** A sharpness beside the limit that the rate sets; at the end of a decay that is too far away for its number to say anything. */
function against(sharpness: number, limit: number | null): string {
  if (limit === null || sharpness <= 0) return "";
  const part = (100 * sharpness) / limit;
  return part < 1
    ? ", less than 1 % of the limit at this rate"
    : `, ${formatNumber(part, 2)} % of the limit at this rate, ${formatNumber(limit)}`;
}
