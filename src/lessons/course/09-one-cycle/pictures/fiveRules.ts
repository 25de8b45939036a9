import { interactive } from "../../../../labs/interactive.js";
import { pickArgued } from "../../../../labs/playground/pickArgued.js";
import type { CurvesFigure, Mark, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { naiveFinder, type Rule, readings, ruleNames } from "../finder.js";
import { truth } from "../measured.js";
import { ourTest, rangeLosses } from "../study.js";
import { readerTest } from "./finderRuns.js";
import { trainedCurve } from "./picks.js";

interface Curve {
  readonly raw: readonly Point[];
  readonly smooth: readonly Point[];
  readonly given: readonly { readonly rule: Rule; readonly rate: number; readonly loss: number }[];
  readonly pick: number | null;
}

/** Tests that were run already: a slider comes back to them. */
const known = new Map<string, Curve>();

function curveOf(updates: number, seed: number): Curve {
  const key = `${updates} ${seed}`;
  const before = known.get(key);
  if (before) return before;
  const seen = rangeLosses(readerTest(updates), seed);
  const found = naiveFinder(seen);
  const top = 4;
  const cut = (loss: number): number => Number(Math.min(loss, top).toPrecision(4));
  const every = Math.ceil(found.rates.length / 110);
  const line = (losses: readonly number[]): Point[] =>
    found.rates.flatMap((rate, i): Point[] => (i % every === 0 ? [[Number(rate.toPrecision(4)), cut(losses[i] as number)]] : [])); // a loss for each
  const given = (Object.entries(readings(found)) as [Rule, number | null][]).flatMap(([rule, rate]) =>
    rate === null ? [] : [{ rule, rate, loss: cut(found.smoothed[nearest(found.rates, rate)] as number) }],
  );
  const curve = { raw: line(seen.losses), smooth: line(found.smoothed), given, pick: pickArgued(ourTest(readerTest(updates), seed)).rate };
  known.set(key, curve);
  return curve;
}

function nearest(rates: readonly number[], rate: number): number {
  let best = 0;
  for (const [i, one] of rates.entries()) if (Math.abs(Math.log(one / rate)) < Math.abs(Math.log((rates[best] as number) / rate))) best = i;
  return best;
}

/** One curve, five rules, and below what training at each peak came to. */
export const fiveRules = interactive({
  id: "five-rules",
  title: "One curve, five rules, one truth",
  controls: {
    updates: { type: "number", label: "Updates of the test", unit: "updates", min: 50, max: 300, step: 50, start: 100, tries: [300] },
    seed: { type: "number", label: "Shuffle", min: 1, max: 24, step: 1, start: 1, tries: [3] },
  },
  figure: ({ updates, seed }): CurvesFigure => {
    const { raw, smooth, given, pick } = curveOf(updates, seed);
    const rates = given.map(({ rate }) => rate);
    const [least, most] = [Math.min(...rates), Math.max(...rates)];
    const best = truth("mlp");
    const marks: Mark[] = given.map(({ rule, rate, loss }) => ({ x: rate, y: loss, role: "theory", label: ruleNames[rule] }));
    const said = given.map(({ rule, rate }) => `${ruleNames[rule]} ${formatNumber(rate, 2)}`).join(", ");
    return {
      kind: "curves",
      size: { width: 640, height: 440 },
      sentence: `Five rules, one curve: ${said}. The largest is ${formatNumber(most / least, 2)} times the smallest. Ours takes ${pick === null ? "nothing" : formatNumber(pick, 2)}; by training, one cycle does best from ${formatNumber(best.cycle)}.`,
      data: {
        x: { label: "rate η (log)", scale: "log", domain: [1e-7, 10] },
        panels: [
          {
            share: 0.6,
            y: { label: "loss during the test", domain: [0, 4] },
            curves: [
              { label: "", role: "muted", faint: true, points: raw },
              { label: "", role: "a", points: smooth },
            ],
            marks,
            rules: pick === null ? [] : [{ axis: "x", at: pick, label: "" }],
          },
          {
            share: 0.4,
            y: { label: "accuracy by training, %", domain: [40, 90] },
            curves: [trainedCurve("mlp", "one cycle, 25 epochs", "one cycle", "b")],
            rules: pick === null ? [] : [{ axis: "x", at: pick, label: "ours" }], // named here, where no mark's word is in its way
          },
        ],
      },
    };
  },
});
