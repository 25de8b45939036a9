import { remembered } from "../../../../labs/exact/remembered.js";
import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { stored } from "../../../../plots/stored.js";
import { edgeLosses, edgeStudied, lambdas, mean, meanInterval } from "../measured.js";
import { type EdgeShape, edgeSchedule, edgeShapes, edgeSteps, lookEvery } from "../studies/edge.js";

export const looksAt: readonly number[] = Array.from({ length: edgeSteps / lookEvery + 1 }, (_, i) => i * lookEvery);

/** λη at each look: the mean over seeds with its interval. */
export const meterOf = remembered((name: EdgeShape, rate: number) => {
  const lr = edgeSchedule(name, rate);
  return lambdas(name, rate).map((values, i) => {
    const t = looksAt[i] as number; // as many looks
    const eta = lr(Math.min(t, edgeSteps - 1));
    const { mean: lambda, low, high } = meanInterval(values);
    return { t, eta, lambda, low, high, meter: lambda * eta };
  });
});

/** The meter up to an update: the rate above, λ beside 2/η in the middle, λη against 2 below. */
export function meterFigure(name: EdgeShape, rate: number, until: number): CurvesFigure {
  const rows = meterOf(name, rate);
  const shown = rows.filter(({ t }) => t <= until);
  const now = shown.at(-1) ?? rows[0];
  const lr = edgeSchedule(name, rate);
  const loss = edgeLosses(name, rate)[shown.length - 1] ?? 0;
  const limit = rows.map(({ t, eta }): Point => [t, eta > 0 ? stored(2 / eta) : null]).filter(([, y]) => y !== null && y <= 12);
  const product = now?.meter ?? 0;
  return {
    kind: "curves",
    size: { width: 640, height: 480 },
    sentence: `${name[0]?.toUpperCase()}${name.slice(1)}, after ${now?.t} updates: λ is ${formatNumber(now?.lambda ?? 0)} [${formatNumber(now?.low ?? 0)}, ${formatNumber(now?.high ?? 0)}] and the rate ${formatNumber(now?.eta ?? 0)}, so λη is ${formatNumber(product)}, ${product > 1.9 && product < 2.3 ? "at the edge" : product >= 2.3 ? "above the edge" : "below the edge"}. The loss is ${formatNumber(loss)}; means of ${edgeStudied().seeds} seeds.`,
    data: {
      x: { label: "updates done, t", domain: [0, edgeSteps] },
      panels: [
        {
          y: { label: "rate η", domain: [0, 0.7] },
          share: 1 / 5,
          filled: true,
          curves: [
            {
              label: "η",
              role: "rate",
              points: looksAt.map((t): Point => [t, stored(lr(Math.min(t, edgeSteps - 1)))]),
              stairs: name === "a quarter from half-way",
            },
          ],
        },
        {
          y: { label: "sharpness λ", domain: [0, 12] },
          curves: [
            { label: "2/η", role: "theory", points: limit },
            {
              label: "λ",
              role: "a",
              points: shown.map(({ t, lambda }): Point => [t, stored(lambda)]),
              band: shown.map(({ t, low, high }) => [t, stored(low), stored(high)] as const),
            },
          ],
        },
        {
          y: { label: "λη", domain: [0, 3] },
          curves: [{ label: "", role: "b", points: shown.map(({ t, meter }): Point => [t, stored(meter)]), dots: true }],
          rules: [{ axis: "y", at: 2, label: "2: the edge" }],
        },
      ],
    },
  };
}

/** Sharpness along runs with four schedules. */
export const meter = interactive({
  id: "meter",
  title: "Sharpness times rate",
  controls: {
    shape: { type: "choice", label: "Schedule", options: edgeShapes.map((name) => ({ value: name, label: name })), start: "constant" },
    t: {
      type: "number",
      label: "Updates done",
      symbol: "t",
      unit: "updates",
      min: 0,
      max: edgeSteps,
      step: lookEvery,
      start: edgeSteps,
      time: true,
    },
  },
  figure: ({ shape, t }): CurvesFigure => meterFigure(shape as EdgeShape, 0.6, t),
});

/** The mean of λη over the second half of a run. */
export const settled = (name: EdgeShape, rate: number): number =>
  mean(
    meterOf(name, rate)
      .filter(({ t }) => t >= edgeSteps / 2)
      .map(({ meter: product }) => product),
  );
