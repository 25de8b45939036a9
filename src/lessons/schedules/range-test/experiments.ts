import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { rangeTest, readings, trained } from "./rangeTest.js";

/** The rates of the lower picture, closer together where the loss turns. */
const rates = Array.from({ length: 61 }, (_, i) => 1e-5 * 1e6 ** (i / 60));
const truth = rates.map((rate): Point => [rate, shown(trained(rate, 100))]);

/** A run that has left the picture leaves a gap. */
function shown(loss: number): number | null {
  return loss < 10 ? loss : null;
}

/** One range test, five answers, and what training at each of them gives. */
const answers = interactive({
  id: "answers",
  title: "One curve, five answers, and the truth below",
  controls: {
    updates: {
      type: "choice",
      label: "Rates tried",
      options: ["50", "100", "200", "500", "1000"].map((value) => ({ value, label: value })),
      start: "100",
    },
    weight: {
      type: "choice",
      label: "Weight of the newest loss",
      options: [
        { value: "0.05", label: "0.05, smooth" },
        { value: "0.2", label: "0.2" },
        { value: "1", label: "1, as it comes" },
      ],
      start: "0.05",
    },
    order: { type: "number", label: "Order of the batches", min: 0, max: 12, step: 1, start: 0, tries: [5, 10] },
  },
  figure: ({ updates, weight, order }): CurvesFigure => {
    const seen = rangeTest(Number(updates), Number(weight), order);
    const every = Math.ceil(seen.rates.length / 110);
    const points = (losses: readonly number[]): Point[] =>
      losses.flatMap((loss, t): Point[] => (t % every === 0 ? [[seen.rates[t] as number, Math.min(loss, 12)]] : []));
    const given = Object.entries(readings).map(([name, read]) => ({ name, rate: read(seen) }));
    const sorted = given.map(({ rate }) => rate).sort((a, b) => a - b);
    const [least, most] = [sorted[0], sorted.at(-1)] as [number, number]; // five of them
    const blown = given.filter(({ rate }) => !(trained(rate, 100) < 10)).length;
    return {
      kind: "curves",
      size: { width: 640, height: 460 },
      sentence: `The five answers go from ${formatNumber(least, 2)} to ${formatNumber(most, 2)}, ${Number((most / least).toPrecision(2))} times as much. ${blown === 0 ? "None of them makes" : `${["One", "Two", "Three", "Four", "Five"][blown - 1]} of them ${blown === 1 ? "makes" : "make"}`} a run of 100 updates blow up.`,
      data: {
        x: { label: "rate η", scale: "log", domain: [1e-5, 10] },
        panels: [
          {
            y: { label: "loss during the test", scale: "log", domain: [0.03, 12] },
            curves: [
              { label: "", role: "muted", faint: true, points: points(seen.raw) },
              { label: "", role: "a", points: points(seen.smoothed) },
            ],
            marks: given.map(({ name, rate }) => ({
              x: rate,
              y: Math.min(12, seen.smoothed[seen.rates.findLastIndex((tried) => tried <= rate)] ?? 12),
              role: "rate" as const,
              label: name,
            })),
            share: 0.6,
          },
          {
            y: { label: "loss after 100 updates", scale: "log", domain: [0.03, 12] },
            curves: [{ label: "", role: "b", points: truth }],
            rules: given.map(({ rate }) => ({ axis: "x" as const, at: rate, label: "" })),
            share: 0.4,
          },
        ],
      },
    };
  },
});

/** The picture of the page of the range test. */
export const plots: readonly Interactive[] = [answers];
