import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { curvatures } from "../../noisyQuadratic.js";

/** A stretch of the run at one rate. */
interface Stretch {
  readonly steps: number;
  readonly rate: number;
}

/**
 * The exact loss after stretches of constant rate, on the standard problem. One jump takes a direction through a whole stretch:
 * n updates keep (1 − ηh)²ⁿ of the way to the floor, so a run of a million costs what a run of ten does.
 */
export function lossAfter(stretches: readonly Stretch[]): number {
  return curvatures.reduce((loss, h) => {
    const square = stretches.reduce((before, { steps, rate }) => {
      const kept = (1 - rate * h) ** 2;
      const floor = (rate ** 2 * h) / (1 - kept);
      return floor + (before - floor) * kept ** steps;
    }, 1);
    return loss + (h * square) / 2;
  }, 0);
}

/** The stretches between milestones at the given parts of the run. */
export function stretches(updates: number, parts: readonly number[], first: number, gamma: number): Stretch[] {
  const bounds = [0, ...[...parts].sort((a, b) => a - b), 1];
  return bounds
    .slice(1)
    .map((end, i) => ({ steps: Math.round(updates * end) - Math.round(updates * (bounds[i] ?? 0)), rate: first * gamma ** i }));
}

interface Best {
  readonly first: number;
  readonly loss: number;
}

/** The first rates that are tried, from 0.005, for the constant on a long run, to just below the stability limit. */
const firsts: readonly number[] = Array.from({ length: 40 }, (_, i) => 2 * 400 ** (i / 40 - 1));

/** The best first rate for milestones at the given parts of the run. */
export function bestFirst(updates: number, parts: readonly number[], gamma: number): Best {
  const losses = firsts.map((first) => lossAfter(stretches(updates, parts, first, gamma)));
  const loss = Math.min(...losses);
  return { first: firsts[losses.indexOf(loss)] as number, loss }; // indexOf found it
}

/** The places a milestone may have, in percent of the run. */
const places = Array.from({ length: 19 }, (_, i) => 5 * (i + 1));

/** Where the run ends for every place of the second milestone; computed once for each setting of the rest. */
const rows = new Map<string, readonly Best[]>();

function rowOf(updates: number, one: number, gamma: number): readonly Best[] {
  const key = `${updates} ${one} ${gamma}`;
  const row = rows.get(key) ?? places.map((other) => bestFirst(updates, [one / 100, other / 100], gamma));
  rows.set(key, row);
  return row;
}

const factors: Readonly<Record<string, string>> = { "0.1": "a tenth", "0.3162": "a third (√0.1)", "0.5": "a half" };

/** Two milestones on a run, the rate above, where the run ends below. */
const place = interactive({
  id: "place",
  title: "Two drops, wherever you like",
  controls: {
    one: { type: "number", label: "One milestone, in % of the run", min: 5, max: 95, step: 5, start: 50, tries: [20] },
    other: { type: "number", label: "The other", min: 5, max: 95, step: 5, start: 75, tries: [50, 95] },
    gamma: {
      type: "choice",
      label: "Each drop leaves",
      options: Object.entries(factors).map(([value, label]) => ({ value, label })),
      start: "0.1",
    },
    updates: {
      type: "choice",
      label: "Updates",
      options: [100, 1000, 10_000].map((steps) => ({ value: String(steps), label: String(steps) })),
      start: "1000",
    },
  },
  figure: (values): CurvesFigure => {
    const [updates, gamma] = [Number(values.updates), Number(values.gamma)];
    const { one, other } = values;
    const row = rowOf(updates, one, gamma);
    const here = row[places.indexOf(other)] as Best; // the slider stands on a place
    const flat = bestFirst(updates, [], 1);
    const losses = row.map(({ loss }) => loss);
    const bestPlace = places[losses.indexOf(Math.min(...losses))] as number; // indexOf found one
    const ratio = flat.loss / here.loss;
    const versus =
      ratio < 0.995
        ? `${formatNumber(1 / ratio)} times the best constant's: dropping did harm`
        : `${formatNumber(ratio)} times below the best constant's`;
    const what = one === other ? `Both drops at ${one} %` : `Drops at ${Math.min(one, other)} % and ${Math.max(one, other)} %`;
    const bounds = [0, Math.min(one, other), Math.max(one, other), 100];
    const stairs = bounds.map((x, i): Point => [x, here.first * gamma ** Math.min(i, 2)]);
    return {
      kind: "curves",
      size: { width: 640, height: 420 },
      sentence: `${what} of ${updates} updates, each to ${factors[values.gamma]}: the loss ends ${versus}. With one milestone at ${one} %, the other is best at ${bestPlace} %.`,
      data: {
        x: { label: "part of the run, %", domain: [0, 100] },
        panels: [
          {
            y: { label: "rate η (1/curvature)", scale: "log", domain: [1e-4, 2] },
            curves: [{ label: "", role: "rate", stairs: true, points: stairs }],
            share: 0.42,
          },
          {
            y: { label: "loss at the end, by place of the other" },
            curves: [{ label: "", role: "a", points: places.map((x, i): Point => [x, losses[i] as number]) }],
            marks: [{ x: other, y: here.loss, role: "a", label: formatNumber(here.loss) }],
            rules: [{ axis: "y", at: flat.loss, label: "best constant" }],
            share: 0.58,
          },
        ],
      },
    };
  },
});

/** The picture of multi-step decay's page. */
export const plots: readonly Interactive[] = [place];
