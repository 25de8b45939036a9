import { thinned } from "../../labs/gallery/traceFigure.js";
import { describe } from "../../plots/describe.js";
import type { Curve, CurvesFigure, Point } from "../../plots/figure.js";
import { type Misuse, usedBy } from "./misuse.js";

/** The rates that an exhibit really used, and what was meant, dashed; null where there is nothing to draw. */
export function misuseFigure(misuse: Misuse): CurvesFigure | null {
  const [used, meant] = [usedBy(misuse), misuse.meant?.() ?? []];
  if (used.length === 0 || meant.length === 0) return null;
  const { log = false, unit = "update", outcome } = misuse;
  const all = [...used, ...meant].filter((rate) => !log || rate > 0);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const width = Math.max(used.length, meant.length) - 1;
  const same = used.length === meant.length && used.every((rate, t) => Math.abs(rate - (meant[t] as number)) <= 1e-9 * high);
  const line = (rates: readonly number[]): readonly Point[] => {
    const at = (rate: number): number => (log ? Math.log(Math.max(rate, low)) - Math.log(low) : rate);
    // What shows is decided on the axis that is drawn.
    const kept = new Set(
      thinned(
        rates.map((rate, t) => [t, at(rate)]),
        width,
        at(high),
      ).map(([t]) => t),
    );
    return rates.flatMap((rate, t): Point[] => (kept.has(t) && (!log || rate > 0) ? [[t, Number(rate.toPrecision(7))]] : []));
  };
  const curve = (label: string, role: "rate" | "theory", rates: readonly number[]): Curve => ({
    label,
    role,
    points: line(rates),
    dots: role === "rate" && rates.length <= 40,
  });
  const stops = outcome.kind === "stops";
  const domain: readonly [number, number] = log ? [low / 1.3, high * 1.3] : [0, high * 1.06];
  return {
    kind: "curves",
    size: { width: 640, height: 240 },
    data: {
      x: { label: unit === "epoch" ? "epoch" : "update t", domain: [0, Math.max(1, width)] },
      panels: [
        {
          y: { label: "rate η", domain, ...(log ? { scale: "log" as const } : {}) },
          curves: [curve("used", "rate", used), ...(same ? [] : [curve("meant", "theory", meant)])],
          ...(stops ? { rules: [{ axis: "x" as const, at: used.length - 1, label: "it stops" }] } : {}),
        },
      ],
    },
    sentence: same
      ? `The rate that was used is the one that was meant: it ${describe(used)}.`
      : `The rate that was used ${describe(used)}${stops ? ", where the run stops" : ""}. What was meant ${describe(meant)}.`,
  };
}
